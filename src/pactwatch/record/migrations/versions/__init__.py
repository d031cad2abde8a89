"""One file a form of the record, by its revision."""
