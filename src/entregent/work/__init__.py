"""Offers, applications, availability, employability and meetings. Nothing lives here yet."""
