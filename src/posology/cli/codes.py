"""Exit codes: what a command says when it ends."""

OK, NOT_PROVED, BAD_INPUT = 0, 1, 2
"""Every bound is proved; a bound is violated, unknown or missing; the input cannot be read."""
