"""The rules the desk works by: pure and synchronous."""
