"""The pages of a package, as far as they are the same in every language.

A language brings names, types and programs; what stands on a page, in which order, and
how text of the document is made harmless there, is decided here.
"""
