"""One file per group of figures; each knows how to take one sample of the product and one of its floor."""
