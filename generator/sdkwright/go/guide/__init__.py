"""What a Go module says of itself to people: its README, and the pages below `docs/`."""
