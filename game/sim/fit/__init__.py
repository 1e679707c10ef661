"""Fits numbers to a record by simulation alone, without a likelihood, whatever it is that is simulated."""
