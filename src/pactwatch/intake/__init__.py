"""Intake: from paths and bytes to reports. Knows nothing of language models."""
