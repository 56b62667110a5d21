"""The `entregent` command."""


def main() -> None:
    """Placeholder until the verbs are written."""
