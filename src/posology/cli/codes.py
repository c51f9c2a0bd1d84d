"""Exit codes: what a command says when it ends."""

NOT_PROVED, BAD_INPUT = 1, 2
"""A bound is violated, unknown or missing; the input cannot be read. With 0 every bound is proved."""
