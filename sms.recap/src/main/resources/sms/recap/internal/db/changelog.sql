--liquibase formatted sql

-- The schema, for Derby and PostgreSQL alike. Times are epoch milliseconds in UTC, ids are assigned
-- (sms_id), names of enum constants stand in VARCHAR columns. Change sets are numbered 1, 2, 3 ...;
-- Schema.CURRENT is the number of the last one, which must be for both databases. A change set that
-- was released is never edited.

--changeset sms:1 dbms:derby
-- Wide VARCHAR columns would make Derby choose 32 KiB pages, and its page cache counts pages.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '4096');
-- A deadlock is found after 2 s, not 20; the loser's transaction is repeated.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.deadlockTimeout', '2');
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '20');

--changeset sms:2
CREATE TABLE sms_id (
  name VARCHAR(16) NOT NULL,
  next_id BIGINT NOT NULL,
  CONSTRAINT sms_id_pk PRIMARY KEY (name)
);

CREATE TABLE sms_campaign (
  id BIGINT NOT NULL,
  campaign_key VARCHAR(36) NOT NULL,
  reference_bits BIGINT NOT NULL,
  user_id VARCHAR(255) NOT NULL,
  user_name VARCHAR(255) NOT NULL,
  workstation VARCHAR(255) NOT NULL,
  purpose VARCHAR(16) NOT NULL,
  mode VARCHAR(16) NOT NULL,
  template_id VARCHAR(255),
  body VARCHAR(32000),
  selection VARCHAR(4000) NOT NULL,
  created BIGINT NOT NULL,
  not_before BIGINT,
  expires BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  parts BIGINT NOT NULL,
  cost_micros BIGINT NOT NULL,
  currency VARCHAR(3) NOT NULL,
  first_id BIGINT NOT NULL,
  last_id BIGINT NOT NULL,
  cancelled_at BIGINT,
  cancelled_by VARCHAR(255),
  CONSTRAINT sms_campaign_pk PRIMARY KEY (id),
  CONSTRAINT sms_campaign_key_uq UNIQUE (campaign_key)
);
CREATE INDEX sms_campaign_created_ix ON sms_campaign (created);
CREATE INDEX sms_campaign_user_ix ON sms_campaign (user_id);

CREATE TABLE sms_slice (
  id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  first_id BIGINT NOT NULL,
  last_id BIGINT NOT NULL,
  priority SMALLINT NOT NULL,
  not_before BIGINT NOT NULL,
  state VARCHAR(8) NOT NULL,
  owner VARCHAR(255),
  version BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  claimed_at BIGINT NOT NULL,
  mark BIGINT NOT NULL,
  attempt INTEGER NOT NULL,
  cancelled SMALLINT NOT NULL,
  CONSTRAINT sms_slice_pk PRIMARY KEY (id)
);
CREATE INDEX sms_slice_campaign_ix ON sms_slice (campaign_id);
CREATE INDEX sms_slice_state_ix ON sms_slice (state);

-- The hot table: one index only, and on nothing that changes.
CREATE TABLE sms (
  id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  slice_id BIGINT NOT NULL,
  recipient VARCHAR(255) NOT NULL,
  recipient_search VARCHAR(255) NOT NULL,
  phone VARCHAR(16) NOT NULL,
  record_type VARCHAR(16),
  record_id VARCHAR(255),
  person_id VARCHAR(255),
  body VARCHAR(32000),
  encoding VARCHAR(8) NOT NULL,
  parts INTEGER NOT NULL,
  cost_micros BIGINT NOT NULL,
  overridden SMALLINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  state_at BIGINT NOT NULL,
  sent_at BIGINT,
  retry_at BIGINT,
  attempts INTEGER NOT NULL,
  pass BIGINT NOT NULL,
  gateway_id VARCHAR(255),
  provider_id VARCHAR(255),
  reason VARCHAR(24),
  raw_code VARCHAR(255),
  CONSTRAINT sms_pk PRIMARY KEY (id)
);

-- What the columns of sms do not tell: attempts without effect, interruptions, contradictions.
CREATE TABLE sms_event (
  sms_id BIGINT NOT NULL,
  seq INTEGER NOT NULL,
  occurred BIGINT NOT NULL,
  state VARCHAR(12) NOT NULL,
  reason VARCHAR(24),
  raw_code VARCHAR(255) NOT NULL,
  CONSTRAINT sms_event_pk PRIMARY KEY (sms_id, seq)
);

-- Leads from a provider's id to ours, for reports that carry nothing else.
CREATE TABLE sms_provider_ref (
  gateway_id VARCHAR(255) NOT NULL,
  provider_id VARCHAR(255) NOT NULL,
  sms_id BIGINT NOT NULL,
  CONSTRAINT sms_provider_ref_pk PRIMARY KEY (gateway_id, provider_id, sms_id)
);

-- Reports that came before the provider's id was known to us.
CREATE TABLE sms_parked_report (
  id BIGINT NOT NULL,
  gateway_id VARCHAR(255) NOT NULL,
  provider_id VARCHAR(255) NOT NULL,
  status VARCHAR(12) NOT NULL,
  reason VARCHAR(24),
  raw_code VARCHAR(255) NOT NULL,
  occurred BIGINT NOT NULL,
  received BIGINT NOT NULL,
  CONSTRAINT sms_parked_report_pk PRIMARY KEY (id)
);
CREATE INDEX sms_parked_report_ix ON sms_parked_report (gateway_id, provider_id);

-- A row for each version of each template; the highest version counts.
CREATE TABLE sms_template (
  id VARCHAR(255) NOT NULL,
  version INTEGER NOT NULL,
  name VARCHAR(255) NOT NULL,
  category VARCHAR(255) NOT NULL,
  body VARCHAR(32000) NOT NULL,
  language VARCHAR(35) NOT NULL,
  purpose VARCHAR(16) NOT NULL,
  sources VARCHAR(100) NOT NULL,
  owner VARCHAR(255),
  list_order INTEGER NOT NULL,
  archived SMALLINT NOT NULL,
  changed_by VARCHAR(255) NOT NULL,
  changed_at BIGINT NOT NULL,
  CONSTRAINT sms_template_pk PRIMARY KEY (id, version)
);

CREATE TABLE sms_selection (
  id BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  user_id VARCHAR(255) NOT NULL,
  shared SMALLINT NOT NULL,
  criteria VARCHAR(32000) NOT NULL,
  changed BIGINT NOT NULL,
  CONSTRAINT sms_selection_pk PRIMARY KEY (id),
  CONSTRAINT sms_selection_uq UNIQUE (user_id, name)
);

--changeset sms:3 dbms:postgresql
-- Each row is updated twice or thrice: room in its page keeps those updates off the index (HOT).
ALTER TABLE sms SET (fillfactor = 75);

--changeset sms:4
INSERT INTO sms_id (name, next_id) VALUES ('CAMPAIGN', 1);
INSERT INTO sms_id (name, next_id) VALUES ('SLICE', 1);
INSERT INTO sms_id (name, next_id) VALUES ('SMS', 1);
INSERT INTO sms_id (name, next_id) VALUES ('PARKED', 1);
INSERT INTO sms_id (name, next_id) VALUES ('SELECTION', 1);

--changeset sms:5
-- The sender the telephones show (NULL: the gateway's own); parts that were taken back and so don't
-- count for the quotas; whether a template is rewritten (NULL: as the school does).
ALTER TABLE sms_campaign ADD COLUMN sender VARCHAR(11);
ALTER TABLE sms_campaign ADD COLUMN cancelled_parts BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE sms_template ADD COLUMN rewrites SMALLINT;
-- Not an id: whoever updates it has the turn to compare with the quotas.
INSERT INTO sms_id (name, next_id) VALUES ('QUOTA', 1);

--changeset sms:6
-- Who wrote to somebody flagged « Ne pas envoyer de SMS », not only that somebody did.
ALTER TABLE sms ADD COLUMN overridden_by VARCHAR(255);
UPDATE sms SET overridden_by =
  (SELECT c.user_name FROM sms_campaign c WHERE c.id = sms.campaign_id)
  WHERE overridden = 1;
ALTER TABLE sms DROP COLUMN overridden;

--changeset sms:7
-- Whether a sending goes on in quiet hours; which person did what to an SMS; which SMS was sent
-- again as which one, by a person.
ALTER TABLE sms_campaign ADD COLUMN quiet_override SMALLINT DEFAULT 0 NOT NULL;
ALTER TABLE sms_event ADD COLUMN done_by VARCHAR(255);
CREATE TABLE sms_resend (
  old_id BIGINT NOT NULL,
  new_id BIGINT NOT NULL,
  CONSTRAINT sms_resend_pk PRIMARY KEY (old_id)
);
CREATE INDEX sms_resend_new_ix ON sms_resend (new_id);

--changeset sms:8
-- What a campaign was billed, once nothing of it waits (NULL: not yet): totals of years are read
-- from here.
ALTER TABLE sms_campaign ADD COLUMN billed_messages BIGINT;
ALTER TABLE sms_campaign ADD COLUMN billed_parts BIGINT;
ALTER TABLE sms_campaign ADD COLUMN billed_micros BIGINT;
CREATE INDEX sms_campaign_billed_ix ON sms_campaign (billed_messages);

--changeset sms:9
-- The journal: who did what, each entry bound to the one before by its hash.
CREATE TABLE sms_audit (
  id BIGINT NOT NULL,
  occurred BIGINT NOT NULL,
  who VARCHAR(255) NOT NULL,
  action VARCHAR(16) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  detail VARCHAR(1000) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  CONSTRAINT sms_audit_pk PRIMARY KEY (id)
);
INSERT INTO sms_id (name, next_id) VALUES ('AUDIT', 1);

--changeset sms:10
-- Credentials: where in the text a secret will stand and whose; the secret itself is nowhere. Which
-- one of a series of reminders a sending is.
ALTER TABLE sms ADD COLUMN secret_account VARCHAR(255);
ALTER TABLE sms ADD COLUMN secret_seen BIGINT;
ALTER TABLE sms ADD COLUMN secret_length INTEGER;
ALTER TABLE sms ADD COLUMN secret_at VARCHAR(1000);
ALTER TABLE sms_campaign ADD COLUMN series VARCHAR(36);
ALTER TABLE sms_campaign ADD COLUMN reminder_no INTEGER;
ALTER TABLE sms_campaign ADD COLUMN reminder_of INTEGER;
CREATE INDEX sms_campaign_series_ix ON sms_campaign (series);

--changeset sms:11
-- What people answer, and the last wish of each number: no SMS any more, or SMS again. A call that a
-- provider repeats has the same message_key.
CREATE TABLE sms_reply (
  id BIGINT NOT NULL,
  gateway_id VARCHAR(255) NOT NULL,
  message_key VARCHAR(255) NOT NULL,
  phone VARCHAR(16) NOT NULL,
  body VARCHAR(2000) NOT NULL,
  wish VARCHAR(8) NOT NULL,
  occurred BIGINT NOT NULL,
  received BIGINT NOT NULL,
  answers BIGINT,
  read_by VARCHAR(255),
  CONSTRAINT sms_reply_pk PRIMARY KEY (id),
  CONSTRAINT sms_reply_key_uq UNIQUE (gateway_id, message_key)
);
CREATE TABLE sms_opt_out (
  phone VARCHAR(16) NOT NULL,
  opted_out SMALLINT NOT NULL,
  occurred BIGINT NOT NULL,
  source VARCHAR(255) NOT NULL,
  change_id BIGINT NOT NULL,
  CONSTRAINT sms_opt_out_pk PRIMARY KEY (phone)
);
CREATE INDEX sms_opt_out_change_ix ON sms_opt_out (change_id);
INSERT INTO sms_id (name, next_id) VALUES ('REPLY', 1);
INSERT INTO sms_id (name, next_id) VALUES ('OPT_OUT', 1);
-- Not an id: the host was told of all changes below it.
INSERT INTO sms_id (name, next_id) VALUES ('TOLD', 1);

--changeset sms:12
-- What is kept of a campaign: 0 all, 1 no texts any more, 2 its sums; and what was purged and is not
-- in the journal yet.
ALTER TABLE sms_campaign ADD COLUMN kept SMALLINT DEFAULT 0 NOT NULL;
-- Not ids: counters, 0 when the journal tells of all.
INSERT INTO sms_id (name, next_id) VALUES ('PURGED_TEXTS', 0);
INSERT INTO sms_id (name, next_id) VALUES ('PURGED_SMS', 0);
INSERT INTO sms_id (name, next_id) VALUES ('PURGED_REPLIES', 0);

--changeset sms:13
-- Whose turn it is to ask a gateway for delivery reports that did not come, and how far that came.
CREATE TABLE sms_report_turn (
  gateway_id VARCHAR(255) NOT NULL,
  owner VARCHAR(255),
  taken_until BIGINT NOT NULL,
  asked_up_to BIGINT NOT NULL,
  up_to BIGINT NOT NULL,
  after_id BIGINT NOT NULL,
  CONSTRAINT sms_report_turn_pk PRIMARY KEY (gateway_id)
);
CREATE INDEX sms_campaign_expires_ix ON sms_campaign (expires);

--changeset sms:14
-- What was sent to a person, newest first: the second index of the hot table, on nothing that changes
-- either. One serves all: every SMS that is about a record has a person, and who belongs to a record
-- says the host.
CREATE INDEX sms_person_ix ON sms (person_id, id DESC);
