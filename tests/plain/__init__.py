"""Plain twins: the same results by the most obvious means, to test the fast ones against."""
