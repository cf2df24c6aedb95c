"""What an administrator's policies do in a real Chromium."""
