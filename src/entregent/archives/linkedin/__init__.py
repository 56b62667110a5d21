"""The archive that LinkedIn gives its members: CSV files, in a zip or loose."""
