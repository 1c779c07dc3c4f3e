"""Small widgets that know the theme and nothing of messages, services or the application: they emit."""
