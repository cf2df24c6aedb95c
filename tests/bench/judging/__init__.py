"""What a figure is, how it is measured in pairs, and how it is judged."""
