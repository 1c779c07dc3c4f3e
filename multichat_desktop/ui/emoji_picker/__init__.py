"""Choosing an emoji: the table of all, what an agent uses most, and the sheet that shows them."""
