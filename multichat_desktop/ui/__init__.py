"""The window: Qt only. It shows state and forwards intents; no SQL, no HTTP."""
