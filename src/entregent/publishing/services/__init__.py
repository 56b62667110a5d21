"""Verbs about posts and reactions."""
