"""Pages and JSON over a record: each view at an address of its own, drawn on the server."""
