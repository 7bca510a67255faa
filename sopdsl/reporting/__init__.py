"""Diagnostics in the formats that people and machines read; pure functions from values to text."""
