"""Parse, act, record, render; faces decide nothing and do not know each other."""
