"""
Recheck: an independent checker of certificates, which shares no code with what proves.

It reads a certificate and a protocol file with the standard library alone, works out anew what the file says, and
confirms a claim only if it follows: of a titration that no move which its rules allow exceeds the value tables, of
steps by counting their doses. What it does not understand is not confirmed.
"""

from .claims import CONFIRMED, VIOLATED, recheck

__all__ = ["CONFIRMED", "VIOLATED", "recheck"]
