"""Albazin: the sieges of 1685 and 1686 on the Amur."""

__version__ = "0.3.0"
