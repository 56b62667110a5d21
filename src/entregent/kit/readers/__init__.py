"""Files from outside, read with limits on size, depth, number and time. Nothing here writes."""
