"""The gateway's language, both ways: payloads in, REST calls out. JSON never leaves this package."""
