"""Employers, representatives and workers: each its own part of one dossier."""
