"""The record: reports, readings and decisions, kept; search. Knows nothing of screens or of how text is read."""
