"""The client API of Mastodon, OAuth and streaming. Nothing lives here yet."""
