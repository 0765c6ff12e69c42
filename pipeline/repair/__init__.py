"""Repair by a language model of what the fixers leave: one group of problems a turn, and a policy that has the last
word on every edit. A model has no tools here; it is shown text, and what it answers is data."""
