"""Pictures, films, sounds and files in the window: decoding, playing, the viewer, and what can be done with a file."""
