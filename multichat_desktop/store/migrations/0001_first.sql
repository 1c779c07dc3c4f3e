-- The first schema. Times are milliseconds UTC. What an event says of a message that has not come yet stands
-- in its own table under (instance_id, target), so that the order of arrival never matters.
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE instance (
  id TEXT PRIMARY KEY,
  name TEXT,
  phone TEXT,
  lid TEXT,
  connected INTEGER,
  changed_at INTEGER,
  changed_own_at INTEGER,
  added_at INTEGER NOT NULL
);

CREATE TABLE person (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  given_name TEXT,
  verified_name TEXT,
  verified_at INTEGER NOT NULL DEFAULT 0,
  push_name TEXT,
  push_at INTEGER NOT NULL DEFAULT 0,
  chat_name TEXT,
  chat_name_at INTEGER NOT NULL DEFAULT 0,
  picture TEXT,
  picture_at INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE alias (
  key TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  raw TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX alias_person ON alias (person_id);

CREATE TABLE chat (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  instance_id TEXT NOT NULL,
  person_id TEXT,
  group_key TEXT,
  subject TEXT,
  subject_at INTEGER NOT NULL DEFAULT 0,
  picture TEXT,
  last_seq INTEGER,
  last_at INTEGER,
  sort_at INTEGER NOT NULL,
  unread INTEGER NOT NULL DEFAULT 0,
  phone_read_at INTEGER NOT NULL DEFAULT 0,
  phone_read_seq INTEGER NOT NULL DEFAULT 0,
  draft TEXT NOT NULL DEFAULT '',
  last_seen INTEGER
);
CREATE UNIQUE INDEX chat_person ON chat (instance_id, person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX chat_group ON chat (instance_id, group_key) WHERE group_key IS NOT NULL;
CREATE INDEX chat_by_person ON chat (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX chat_sorted ON chat (sort_at);

CREATE TABLE chat_moved (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE message (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  message_id TEXT,
  local_id TEXT,
  from_me INTEGER NOT NULL,
  author_id TEXT,
  kind TEXT NOT NULL,
  text TEXT,
  caption TEXT,
  first_text TEXT,
  first_caption TEXT,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  status INTEGER,
  outbox TEXT,
  error TEXT,
  error_detail TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  quote_id TEXT,
  quote_author TEXT,
  quote_kind TEXT,
  quote_text TEXT,
  media BLOB,
  card BLOB,
  mentions TEXT,
  view_once INTEGER NOT NULL DEFAULT 0,
  edited INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX message_id ON message (instance_id, message_id) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX message_local ON message (local_id) WHERE local_id IS NOT NULL;
CREATE INDEX message_place ON message (chat_id, at, seq);
CREATE INDEX message_time ON message (at, seq);
CREATE INDEX message_unread ON message (chat_id, at, seq) WHERE unread = 1;
CREATE INDEX message_author ON message (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX message_unnamed ON message (chat_id, seq) WHERE message_id IS NULL;
CREATE INDEX message_outbox ON message (seq) WHERE outbox IN ('waiting', 'sending', 'unsettled');

CREATE TABLE status (
  instance_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  status INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (instance_id, message_id, status)
) WITHOUT ROWID;

-- author: '' the shop, '*' the other person of a private conversation, else a person of a group
CREATE TABLE reaction (
  instance_id TEXT NOT NULL,
  target TEXT NOT NULL,
  author TEXT NOT NULL,
  emoji TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (instance_id, target, author)
) WITHOUT ROWID;
CREATE INDEX reaction_author ON reaction (author) WHERE author NOT IN ('', '*');

-- author of an edit or deletion: '' the shop, else a person; NULL when the event does not say
CREATE TABLE edit (
  instance_id TEXT NOT NULL,
  target TEXT NOT NULL,
  event_id TEXT NOT NULL,
  author TEXT,
  at INTEGER NOT NULL,
  text TEXT,
  caption TEXT,
  PRIMARY KEY (instance_id, target, event_id)
) WITHOUT ROWID;

CREATE INDEX edit_author ON edit (author) WHERE author <> '';

CREATE TABLE deletion (
  instance_id TEXT NOT NULL,
  target TEXT NOT NULL,
  event_id TEXT NOT NULL,
  author TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (instance_id, target, event_id)
) WITHOUT ROWID;
CREATE INDEX deletion_author ON deletion (author) WHERE author <> '';

-- Every event as it came and what became of it; door 'console' are the steps that no webhook tells.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  received_at INTEGER NOT NULL,
  door TEXT NOT NULL,
  endpoint TEXT NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  instance_id TEXT,
  message_id TEXT,
  place TEXT,
  error TEXT,
  duration_us INTEGER NOT NULL,
  size INTEGER NOT NULL,
  body BLOB
);
CREATE INDEX journal_outcome ON journal (outcome, id) WHERE outcome IN ('quarantined', 'refused');

CREATE TABLE identity (key BLOB PRIMARY KEY, journal_id INTEGER NOT NULL) WITHOUT ROWID;
