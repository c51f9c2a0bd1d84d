"""Zones: bounds decided for every start in every zone of the tz database."""
