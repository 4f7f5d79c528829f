"""Answers, drafts, documents and working papers: encrypted, scanned, destroyed with their key."""
