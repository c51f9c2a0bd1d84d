"""Dispensing: what has to be handed out for a schedule, and how long it lasts."""
