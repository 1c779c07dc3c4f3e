"""What is sent besides words: files, voice notes, charges, cards, places; and sending later."""
