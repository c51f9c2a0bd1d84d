"""Interop: schedules in the formats of other programs."""
