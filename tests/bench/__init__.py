"""Speed, shown and never asserted: `make bench` prints each figure as a ratio against a peer in the same run."""
