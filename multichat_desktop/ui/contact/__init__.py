"""The panel beside a conversation: whom it is with."""
