"""The list of conversations: its rows, their model, how a row is painted, and the panel around it."""
