"""Live connectors to accounts elsewhere, one folder per network. Nothing lives here yet."""
