"""Judges: one bound decided on one course in closed form."""
