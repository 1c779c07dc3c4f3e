"""SQLite through peewee: everything that lasts. One connection writes, all others only read."""
