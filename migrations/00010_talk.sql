-- What a provider says about its own trouble; written by the operator of the site.
create table statements (
  id bigint generated always as identity primary key,
  service integer not null references services (id),
  at timestamptz not null,               -- when it was made
  author text not null,
  text text not null,
  url text,                              -- where it was made
  cause text,                            -- the cause it gives, in a word or a few
  unique (service, at, author)           -- the same one sent again is the same one
);

-- A word that somebody added to a report. Kept as long as the report.
create table comments (
  id bigint generated always as identity primary key,
  report uuid not null unique,           -- one word a report
  service integer not null,
  problem smallint,
  country char(2),                       -- null unless three people of it reported in the hour before
  text text not null,
  fingerprint bigint not null,           -- of its letters and digits: tells the same text written again
  state text not null check (state in ('shown', 'held', 'hidden')),
  reason text,                           -- why it isn't shown; or why it is, where somebody decided
  written_at timestamptz not null
);
create index comments_service on comments (service, state, id);
create index comments_state on comments (state, id);
create index comments_fingerprint on comments (fingerprint);
create index comments_written on comments (written_at);

-- What the operator has to add to an incident.
create table incident_notes (
  id bigint generated always as identity primary key,
  incident bigint not null references incidents (id) on delete cascade,
  at timestamptz not null,
  text text not null
);
create index incident_notes_incident on incident_notes (incident, at);

-- Services beyond the catalog's data, and those of either kind that aren't to be seen.
alter table services
  add added boolean not null default false,
  add hidden boolean not null default false;

-- Grows with every change by the operator, in the same transaction: other nodes look whether it has.
create table notices_version (
  only_one boolean primary key default true check (only_one),
  version bigint not null
);
insert into notices_version (version) values (0);
