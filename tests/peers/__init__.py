"""Servers on loopback that speak the protocols of services which can't be reached from a test."""
