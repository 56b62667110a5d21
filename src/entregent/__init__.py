"""Entregent: a professional network that its members own."""
