"""Logs: doses that were really given, judged by bounds and put beside a schedule."""
