"""Machines: the same acts and obstacles as JSON, in the Belgif manner."""
