"""Tests and their libraries."""
