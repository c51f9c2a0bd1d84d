"""Together: several schedules at once, held against bounds on what they give together."""
