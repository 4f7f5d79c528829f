"""The only door: record(act) locks, reads, settles, appends and places, all of it or none of it."""
