"""Files: the form of a protocol file: its keys and values, how it is read, and how it is written."""
