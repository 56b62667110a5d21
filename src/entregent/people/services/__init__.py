"""Verbs about members, their profile and the instance."""
