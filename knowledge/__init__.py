"""The curated entries and the search over them: pure and synchronous."""
