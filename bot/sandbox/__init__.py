"""The sandbox: a local Bot API server and a browser chat."""
