"""Sampan: the working system behind cooperation against trafficking in persons."""

__version__ = "0.1.0"
