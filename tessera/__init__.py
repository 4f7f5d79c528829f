"""Tessera: one electronic platform for combined residence application procedures."""
