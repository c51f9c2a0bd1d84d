"""Ladders: bounds decided over every decision path of a titration."""
