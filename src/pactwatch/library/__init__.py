"""What a command does, as a function or a method: the library's front door."""
