"""One reader for each kind of value, wherever the value comes from: `scan`, `parse` and `display`."""
