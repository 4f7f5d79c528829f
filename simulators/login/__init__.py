"""SIMULATOR of a login provider (OpenID Connect), for demo and tests; not connected to CSAM/FAS."""
