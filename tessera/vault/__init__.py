"""What people told us and gave us: answers, drafts, documents, working papers; encrypted, scanned, destroyed."""
