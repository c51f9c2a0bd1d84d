"""Render: a sheet as text and as HTML, each compared with its schedule before it is given out."""
