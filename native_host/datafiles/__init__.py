"""Knowledge kept as TOML files: read, checked, cached, and added to by an organisation's folders."""
