-- Files on the disk, full-text search, who is who in the agent's words, and what else messages of every kind need.

-- Files: what is known of a message's file, beside what its content says. `attempts`, `next_try_at` and `last_error`
-- are notes of the fetching that no journal keeps; all else follows from steps. `path` is relative to the profile.
CREATE TABLE file (
  seq INTEGER PRIMARY KEY,
  state TEXT NOT NULL DEFAULT 'waiting',
  error TEXT,
  sha256 TEXT,
  path TEXT,
  size INTEGER,
  mime TEXT,
  waveform BLOB,
  at INTEGER,
  wanted INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  last_error TEXT
);
CREATE INDEX file_open ON file (seq) WHERE state = 'waiting';
CREATE INDEX file_held ON file (sha256, at, size) WHERE state = 'ready';
INSERT INTO file (seq) SELECT seq FROM message WHERE media IS NOT NULL AND view_once = 0;

-- Finding: the full-text index and how far it has come. A row's number is its message's place in time
-- (`at << 20 | seq`, the lowest bits of it), so that the index's own order is that of time and a date is a range of rows.
-- `tags` are letters and ids to filter by (store/search_words.py). Messages above `newest` and below `oldest` are still to
-- be put in, `search_todo` are those in between that changed: putting in costs a message that just came nothing.
CREATE VIRTUAL TABLE search USING fts5 (
  words, numbers, tags, seq UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0
);
CREATE TABLE search_place (seq INTEGER PRIMARY KEY, place INTEGER NOT NULL);
CREATE TABLE search_todo (seq INTEGER PRIMARY KEY);
CREATE TABLE search_state (oldest INTEGER NOT NULL, newest INTEGER NOT NULL);
INSERT INTO search_state SELECT ifnull(max(seq), 0) + 1, ifnull(max(seq), 0) FROM message;

-- Votes of polls, as they came: sealed. `choices` are the hashes of what was chosen, in hex and parted by spaces, NULL
-- while the vote cannot be opened (no poll, or its sides are not known by the forms that it was sealed with).
-- author: '' the shop, '*' the other person of a private conversation, else a person of a group
CREATE TABLE vote (
  instance_id TEXT NOT NULL,
  target TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  payload BLOB NOT NULL,
  iv BLOB NOT NULL,
  choices TEXT,
  PRIMARY KEY (instance_id, target, author)
) WITHOUT ROWID;
CREATE INDEX vote_author ON vote (author) WHERE author NOT IN ('', '*');
CREATE INDEX vote_closed ON vote (instance_id, target) WHERE choices IS NULL;

-- Messages that the agent deleted for themselves.
ALTER TABLE message ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

-- What the agent wants done to a message at the gateway, one of a kind for each message: the newest wish stands.
-- kind 'react': `body` is the emoji, empty to take the reaction away; 'edit': the new text; 'delete', 'seen'. state: 'waiting', 'taken' (its echo is to come)
-- or 'failed'.
CREATE TABLE errand (
  instance_id TEXT NOT NULL,
  target TEXT NOT NULL,
  kind TEXT NOT NULL,
  local_id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  error TEXT,
  PRIMARY KEY (instance_id, target, kind)
) WITHOUT ROWID;
CREATE INDEX errand_open ON errand (at) WHERE state = 'waiting';

-- Accounts: the rows of the journal that say neither where their event went nor why not. There are none (`store.accounts`,
-- which repeats this condition word for word).
CREATE INDEX journal_unaccounted ON journal (id) WHERE
  CASE outcome WHEN 'ok' THEN place IS NULL WHEN 'duplicate' THEN place IS NULL WHEN 'stored' THEN place IS NULL
  WHEN 'ignored' THEN error IS NULL WHEN 'quarantined' THEN error IS NULL WHEN 'refused' THEN error IS NULL
  ELSE 1 END;

-- Who is who. What an event says is kept by the alias under which it came, so that two who were taken for one can part
-- again, each with what is theirs. `via`: that alias; `beside`: in the company of which alias this one was first seen.
ALTER TABLE alias ADD COLUMN beside TEXT;
ALTER TABLE message ADD COLUMN via TEXT;
ALTER TABLE edit ADD COLUMN via TEXT;
ALTER TABLE deletion ADD COLUMN via TEXT;
-- Whether the phone showed by this message that it has seen the conversation up to here.
ALTER TABLE message ADD COLUMN phone_read INTEGER NOT NULL DEFAULT 0;
-- Whether it counts as read although the agent has not seen it: the phone had, or it was deleted.
ALTER TABLE message ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_unseen ON message (chat_id, at, seq) WHERE unseen = 1;

-- what: 'push', 'verified', 'chat' or 'picture'; the newest word of each alias. A person has the newest of all of theirs.
CREATE TABLE naming (
  key TEXT NOT NULL,
  what TEXT NOT NULL,
  value TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (key, what)
) WITHOUT ROWID;
INSERT INTO naming SELECT key, 'push', push_name, push_at FROM alias JOIN person ON id = person_id WHERE push_name <> '';
INSERT INTO naming SELECT key, 'verified', verified_name, verified_at FROM alias JOIN person ON id = person_id WHERE verified_name <> '';
INSERT INTO naming SELECT key, 'chat', chat_name, chat_name_at FROM alias JOIN person ON id = person_id WHERE chat_name <> '';
INSERT INTO naming SELECT key, 'picture', picture, picture_at FROM alias JOIN person ON id = person_id WHERE picture <> '';

-- Reactions and votes in groups, the newest of each alias; `reaction` and `vote` have the newest of each person.
CREATE TABLE reaction_by (
  instance_id TEXT NOT NULL,
  target TEXT NOT NULL,
  via TEXT NOT NULL,
  emoji TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (via, instance_id, target)
) WITHOUT ROWID;
INSERT INTO reaction_by SELECT instance_id, target, (SELECT min(key) FROM alias WHERE person_id = author), emoji, at
  FROM reaction WHERE author NOT IN ('', '*') AND author IN (SELECT person_id FROM alias);
CREATE TABLE vote_by (
  instance_id TEXT NOT NULL,
  target TEXT NOT NULL,
  via TEXT NOT NULL,
  at INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  payload BLOB NOT NULL,
  iv BLOB NOT NULL,
  PRIMARY KEY (via, instance_id, target)
) WITHOUT ROWID;
CREATE TABLE seen_by (
  via TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (via, instance_id)
) WITHOUT ROWID;

-- Two people who became one, as they were: `aliases` are those of the one who went, parted by spaces.
CREATE TABLE merged (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  gone TEXT NOT NULL UNIQUE,
  kept TEXT NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  aliases TEXT NOT NULL,
  gone_given TEXT,
  gone_given_at INTEGER NOT NULL,
  gone_notes TEXT NOT NULL,
  kept_given TEXT,
  kept_given_at INTEGER NOT NULL,
  kept_notes TEXT NOT NULL
);
CREATE INDEX merged_kept ON merged (kept, number);
-- Their conversations; `into` is the one it became part of.
CREATE TABLE merged_chat (
  gone TEXT NOT NULL,
  chat_id TEXT NOT NULL,
  instance_id TEXT NOT NULL,
  owner TEXT NOT NULL,
  into_id TEXT,
  seq INTEGER NOT NULL,
  sort_at INTEGER NOT NULL,
  draft TEXT NOT NULL,
  last_seen INTEGER,
  phone_read_at INTEGER NOT NULL,
  phone_read_seq INTEGER NOT NULL,
  pinned INTEGER NOT NULL,
  muted INTEGER NOT NULL,
  answered_at INTEGER NOT NULL,
  answered_seq INTEGER NOT NULL,
  PRIMARY KEY (gone, chat_id)
) WITHOUT ROWID;
CREATE INDEX merged_into ON merged_chat (into_id) WHERE into_id IS NOT NULL;
-- Aliases of which the agent said that they are two people's.
CREATE TABLE apart (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;

-- What the agent calls somebody, and notes on them (on a group: at its conversation).
ALTER TABLE person ADD COLUMN given_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE chat ADD COLUMN notes TEXT NOT NULL DEFAULT '';

-- Groups: who is in them, as the gateway said last, and how an instance treats them ('off', 'quiet'; none: on).
ALTER TABLE chat ADD COLUMN members_at INTEGER NOT NULL DEFAULT 0;
CREATE TABLE member (
  chat_id TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT,
  admin INTEGER NOT NULL,
  PRIMARY KEY (chat_id, key)
) WITHOUT ROWID;
CREATE TABLE group_mode (instance_id TEXT PRIMARY KEY, mode TEXT NOT NULL) WITHOUT ROWID;

-- Profile pictures on the disk: fetched from `url`, under `path` relative to the profile. A cache, in no journal.
CREATE TABLE portrait (person_id TEXT PRIMARY KEY, url TEXT NOT NULL, path TEXT NOT NULL) WITHOUT ROWID;

-- What the panel beside a conversation lists.
CREATE INDEX message_pictures ON message (chat_id, at, seq)
  WHERE kind IN ('image', 'video', 'gif') AND deleted = 0 AND hidden = 0;
CREATE INDEX message_documents ON message (chat_id, at, seq)
  WHERE kind IN ('document', 'audio') AND deleted = 0 AND hidden = 0;

-- Starred messages: the agent's own mark.
ALTER TABLE message ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_starred ON message (at, seq) WHERE starred = 1 AND deleted = 0 AND hidden = 0;

-- Sending: when it is to go out, when the gateway took it, whether it was paid (the agent's word on a charge).
ALTER TABLE message ADD COLUMN send_at INTEGER;
ALTER TABLE message ADD COLUMN taken_at INTEGER;
ALTER TABLE message ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_later ON message (send_at) WHERE outbox = 'later';
CREATE INDEX message_scheduled ON message (chat_id, send_at) WHERE outbox IN ('later', 'asking');
CREATE INDEX message_unconfirmed ON message (taken_at) WHERE outbox = 'taken' AND status = 0 AND error IS NULL;

-- What the index has to hear of: at the end, since it names columns of the sections above.
CREATE TRIGGER search_changed AFTER UPDATE OF chat_id, kind, text, caption, at, media, card, deleted, hidden ON message BEGIN
  INSERT OR IGNORE INTO search_todo (seq) VALUES (new.seq);
END;
CREATE TRIGGER search_gone AFTER DELETE ON message BEGIN
  INSERT OR IGNORE INTO search_todo (seq) VALUES (old.seq);
END;

-- Quick replies: what the shop writes again and again, under a shortcut; the file that goes with it lies on the shelf
-- (`path` relative to the profile), and no clean-up takes it while it is named here.
CREATE TABLE quick_reply (
  id TEXT PRIMARY KEY,
  shortcut TEXT NOT NULL,
  text TEXT NOT NULL,
  place INTEGER NOT NULL,
  sha256 TEXT,
  path TEXT,
  name TEXT,
  mime TEXT,
  size INTEGER
) WITHOUT ROWID;
CREATE INDEX quick_reply_file ON quick_reply (sha256) WHERE sha256 IS NOT NULL;

-- Who is waiting: when the customer's first word came behind the last one of ours (an answer typed on the phone is one;
-- what is to go out later, or was refused, is none), or behind the place up to which the agent said that there is nothing
-- to answer. It follows from the messages alone, so the database keeps it itself, whoever changes them.
ALTER TABLE chat ADD COLUMN waiting_since INTEGER;
ALTER TABLE chat ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN answered_seq INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_answer ON message (chat_id, at, seq) WHERE from_me = 1 AND deleted = 0 AND kind <> 'system'
  AND ifnull(outbox, '') NOT IN ('later', 'asking', 'failed');
CREATE VIEW waiting AS SELECT c.id AS chat_id, (
  SELECT w.at FROM message w WHERE w.chat_id = c.id
  AND (w.at, w.seq) > (
    ifnull((SELECT o.at FROM message o WHERE o.chat_id = c.id AND o.from_me = 1 AND o.deleted = 0
      AND o.kind <> 'system' AND ifnull(o.outbox, '') NOT IN ('later', 'asking', 'failed')
      ORDER BY o.at DESC, o.seq DESC LIMIT 1), 0),
    ifnull((SELECT o.seq FROM message o WHERE o.chat_id = c.id AND o.from_me = 1 AND o.deleted = 0
      AND o.kind <> 'system' AND ifnull(o.outbox, '') NOT IN ('later', 'asking', 'failed')
      ORDER BY o.at DESC, o.seq DESC LIMIT 1), 0))
  AND (w.at, w.seq) > (c.answered_at, c.answered_seq)
  AND w.from_me = 0 AND w.deleted = 0 AND w.hidden = 0 AND w.kind <> 'system' ORDER BY w.at, w.seq LIMIT 1
) AS since FROM chat c;
-- Somebody who waits already waits no longer for one more word.
CREATE TRIGGER waiting_came AFTER INSERT ON message BEGIN
  UPDATE chat SET waiting_since = (SELECT since FROM waiting WHERE chat_id = new.chat_id) WHERE id = new.chat_id
    AND NOT (new.from_me = 0 AND waiting_since IS NOT NULL AND waiting_since <= new.at);
END;
CREATE TRIGGER waiting_changed AFTER UPDATE OF chat_id, kind, at, deleted, hidden, outbox ON message
  WHEN (old.chat_id, old.kind, old.at, old.deleted, old.hidden, ifnull(old.outbox, ''))
    <> (new.chat_id, new.kind, new.at, new.deleted, new.hidden, ifnull(new.outbox, '')) BEGIN
  UPDATE chat SET waiting_since = (SELECT since FROM waiting WHERE chat_id = chat.id)
    WHERE id IN (old.chat_id, new.chat_id);
END;
CREATE TRIGGER waiting_gone AFTER DELETE ON message BEGIN
  UPDATE chat SET waiting_since = (SELECT since FROM waiting WHERE chat_id = old.chat_id) WHERE id = old.chat_id;
END;
UPDATE chat SET waiting_since = (SELECT since FROM waiting WHERE chat_id = chat.id);

-- How the agent arranges the list. What is archived comes back with the next message; what is removed too.
ALTER TABLE chat ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;

-- What the agent cleared and whose words still stand in the journal: ids of messages and edits; of what was written here
-- the local id, with no instance.
CREATE TABLE cleared (instance_id TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (instance_id, name)) WITHOUT ROWID;
-- Conversations of which a part has still to go: messages up to number `up_to` that stand above the place (at, seq).
CREATE TABLE clearing (
  chat_id TEXT PRIMARY KEY,
  up_to INTEGER NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL
) WITHOUT ROWID;
