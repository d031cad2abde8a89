"""Feeds and pages that are looked at again and again, and what is told of them. The one room that uses the network."""
