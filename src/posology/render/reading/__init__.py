"""Reading: what a printed page says, day by day, read on its own and compared with the schedule."""
