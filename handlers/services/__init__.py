"""Use cases of the desk: no Telegram, no SQL."""
