"""Files of messages: fetched while their links live, proved, kept once each, and thrown away when they are old."""
