"""Everything that makes something of the sources: bundles, the demo, checks, locks."""
