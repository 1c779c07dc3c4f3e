"""The composition root: the only package that knows all parts.

Start, in four phases: *make* (profile, database, reader), *connect* (the services get each other by constructor),
*start* (threads, doors, tasks), *show* (the window, if there is one). Stop is the reverse: control socket, doors,
tasks, client, writer (which drains and checkpoints), reader, lock.
"""
