"""Cohort: sheets for many patients from one file, a row each, in a run that can be stopped and go on."""
