"""How a record of an older form becomes one of the newest."""
