"""Linking: from many readings to one dossier. Knows nothing of storage or screens; no day is applied here."""
