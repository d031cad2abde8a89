"""Views: what was known of a dossier by a day, ready to be shown. Knows nothing of HTTP or storage."""
