"""What follows a fact: letters and their service, messages, events, the watch over terms."""
