"""Reads what is written about a peace process and keeps its record, every entry tied to its words."""
