"""The webhook server: doors, routes, limits. It knows HTTP and hands bodies to whoever takes them."""
