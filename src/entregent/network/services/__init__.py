"""Verbs about contacts, circles, blocks and cards."""
