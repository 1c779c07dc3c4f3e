"""Finding messages anywhere: the page in the list's place, what was starred, and the rows of both."""
