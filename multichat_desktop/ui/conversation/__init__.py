"""One conversation on the screen: its messages, what is being written, and who it is with."""
