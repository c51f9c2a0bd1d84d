"""Boxes: bounds decided for every patient of a box."""
