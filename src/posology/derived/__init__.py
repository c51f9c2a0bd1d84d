"""Derived: what is worked out of a patient by published formulas: surfaces, weights, clearances."""
