"""The same profile in other forms, for machines. Each takes a `Profile`: what its reader may see, and nothing else."""
