"""What the product is measured against: the least that could be done, and the best that others do."""
