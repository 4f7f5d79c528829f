"""What lists, searches and counts read; rebuilt from journal and vault at will."""
