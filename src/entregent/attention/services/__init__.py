"""Verbs about a member's attention."""
