"""Quick replies: the list that opens on `/`, and the page on which they are written."""
