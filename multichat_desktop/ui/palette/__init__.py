"""The palette (Ctrl+K): every conversation and every command, found by a few letters."""
