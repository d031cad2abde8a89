"""Whole archives: filtered, read once and written as tables, by any engine and in any number of goes."""
