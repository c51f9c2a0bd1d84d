"""Render: a sheet as text and as HTML, each read back and compared with its schedule before it is given out."""
