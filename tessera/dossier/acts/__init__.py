"""One file per procedural step: the act, its facts, its obstacles."""
