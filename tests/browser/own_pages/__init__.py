"""Our own pages: options, first run, side panel."""
