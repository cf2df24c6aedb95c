"""What accompanies a release: its parts (SBOM) and check sums."""
