"""Telling browsers where the host is: manifests of native messaging, per browser, user or system."""
