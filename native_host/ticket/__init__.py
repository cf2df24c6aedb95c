"""One ticket: what is known of the customer, line by line, and the plan made of the very same values."""
