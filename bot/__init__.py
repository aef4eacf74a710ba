"""The roof: compose, receive, run, deliver."""
