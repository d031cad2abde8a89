"""Reading: from one report to what it says. Knows nothing of other reports or of storage."""
