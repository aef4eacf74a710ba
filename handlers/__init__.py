"""Conversations: one a role, thin, over the services."""
