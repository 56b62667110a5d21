"""Federation with other servers. Nothing lives here yet."""
