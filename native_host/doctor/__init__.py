"""Every link from browser to card looked at, one probe per file in `probes/`, each with what to do."""
