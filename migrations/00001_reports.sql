create table settings (
  name text primary key,
  value text not null
);

create table services (
  id integer generated always as identity primary key,
  slug text not null unique,
  name text not null,
  category text not null,
  aliases text[] not null default '{}',
  homepage text,
  country char(2),
  dependencies text[] not null default '{}',
  peers text[] not null default '{}'
);

-- One row a report. Slot first in the key: rows of the same quarter of an hour lie together in the index, which takes
-- 258 bytes of WAL a row instead of 630 with a random first column. No index on id: nothing looks a report up by it.
create table reports (
  id uuid not null,
  slot integer not null,                 -- quarter hours since 1970, of observed_at
  service integer not null,
  signal smallint not null,              -- 0 problem, 1 working, 2 recovered
  reporter bigint not null,              -- keyed hash of the address, rotates daily
  network bigint not null,               -- keyed hash of the address's /24 or /48, same key
  problem smallint,
  cell bigint,                           -- H3 index at resolution 6, never finer
  country char(2) not null,              -- ISO 3166-1 alpha-2, ZZ where not known
  source text,                           -- null: a person on our own page
  comment text,
  observed_at timestamptz not null,
  received_at timestamptz not null,
  unique (slot, service, signal, reporter)
) partition by range (slot);

-- The effective count: one seat per reporter, two per network, in an hour. hour ‖ hash(service, network) ‖ one bit of
-- the reporter.
create table seats (
  seat bigint primary key
);

-- The log: one row per group commit, folded into the rollups in the background. Arrays have one entry per report.
create table batches (
  id bigint generated always as identity primary key,
  committed_at timestamptz not null,
  folded_at timestamptz,
  minute integer not null,               -- minutes since 1970
  ages integer[] not null,               -- minutes before that at which it was observed
  services integer[] not null,
  signals smallint[] not null,
  problems smallint[] not null,          -- 0 where not said
  cells integer[] not null,              -- resolution-6 ordinal, −1 where not known
  countries text[] not null,
  effective smallint[] not null          -- 1 where the report took a seat
);
create index batches_unfolded on batches (id) where folded_at is null;

-- Rollups, for good. `reports` is what was said, `effective` what the verdict counts.
create table cell_minutes (
  minute integer not null,
  service integer not null,
  cell integer not null,
  reports integer not null,
  effective integer not null,
  primary key (minute, service, cell)
);

create table region_minutes (
  minute integer not null,
  service integer not null,
  country char(2) not null,
  signal smallint not null,
  problem smallint not null,
  reports integer not null,
  effective integer not null,
  primary key (minute, service, country, signal, problem)
);
