"""The rules of the siege: values in, values out; integers, NumPy and nothing else."""
