"""SIMULATOR of a payment service, for demo and tests; no money moves."""
