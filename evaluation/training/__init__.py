"""Trains the weights by which statements are read, from annotated reports. `python -m evaluation.training` runs it."""
