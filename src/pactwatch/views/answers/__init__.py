"""Answers: one question each, as plain data that prints as JSON and as a sheet for people."""
