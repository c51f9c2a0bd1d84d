"""Status: the four words that a verdict can be."""

from typing import Literal

Status = Literal["PROVED", "VIOLATED", "UNKNOWN", "NOT_APPLICABLE"]
"""Held, broken, not known for want of something, or not meant for what was judged."""
