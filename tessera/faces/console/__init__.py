"""The tessera command: the law, stories, the journal, the day, measurements."""
