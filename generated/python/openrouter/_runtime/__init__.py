"""The code every method of this package runs on; private, and may change without notice.

It loads with every import of the package, so it is made to load fast: its records are
named tuples, which take a fifth of the time of dataclasses, and nothing here imports a
model class before a call needs one.
"""
