"""What the console does for the agent: no Qt, no SQL text, no HTTP of its own."""
