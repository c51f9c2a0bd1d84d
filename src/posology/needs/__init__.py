"""Needs: bounds decided over every way to take as-needed doses."""
