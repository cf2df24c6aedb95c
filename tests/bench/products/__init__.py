"""The products that are measured: this tree, and the commit that `BASE` names."""
