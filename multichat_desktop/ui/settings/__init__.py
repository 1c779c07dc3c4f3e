"""The settings: pages made of a table of preferences, and what stands beside them."""
