"""Shared by the tests of this room."""

from racing import at_once

__all__ = ["at_once"]
