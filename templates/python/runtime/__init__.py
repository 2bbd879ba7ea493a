"""The code every method of this package runs on; private, and may change without notice."""
