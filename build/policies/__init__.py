"""Policy files for administrators, all from manifests/policies/settings.toml."""
