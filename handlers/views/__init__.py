"""The screens: values in, Telegram's HTML out; no sentence stands here, only their order."""
