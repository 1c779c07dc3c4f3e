"""MultiChat Desktop: one agent, one laptop, WhatsApp through the W-API."""

__version__ = "0.1.0"
