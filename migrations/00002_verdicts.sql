-- What the detectors were told, minute by minute, so that a node that takes over is told the same: late reports don't
-- change it any more. Silent minutes have no row.
create table verdict_minutes (
  minute integer not null,               -- minutes since 1970
  service integer not null,
  region text not null,                  -- 'world' or ISO 3166-1 alpha-2
  problems double precision not null,    -- effective
  positives double precision not null,   -- effective `working` and `recovered`
  networks integer,                      -- different ones among the problem reports of 60 minutes; null: not asked
  largest_share double precision,        -- of the largest network among them
  primary key (minute, service, region)
);

-- The detectors' state, written hourly; with the minutes since then it gives the present state exactly.
create table detectors (
  service integer not null,
  region text not null,
  minute integer not null,               -- the last one it contains
  state jsonb not null,
  primary key (service, region)
);

-- How far the verdict has come; one row.
create table verdict_progress (
  only_one boolean primary key default true check (only_one),
  started integer not null,              -- the first minute ever judged
  minute integer not null                -- the last one judged
);

-- What is said now, for every node to show.
create table verdicts (
  service integer not null,
  region text not null,
  verdict text not null,
  since integer,                         -- minutes since 1970, back-dated
  expected real not null,                -- problem reports usual in the last hour
  cause text,                            -- 'upstream 7' or 'side-effect 7', a service's number
  version integer not null,              -- the minute of the last change
  primary key (service, region)
);
create index verdicts_version on verdicts (version);

-- One outage of one service. Times are minutes since 1970.
create table incidents (
  id bigint primary key,                 -- first detection ‖ service, so that it doesn't depend on who writes it
  service integer not null,
  worst text not null,
  detected integer not null,
  started integer not null,
  ended integer,
  closed integer,
  reopened integer not null default 0,
  cause text,                            -- as above
  similar_to bigint,
  version integer not null
);
create index incidents_service on incidents (service, started);
create index incidents_version on incidents (version);

create table incident_regions (
  incident bigint not null references incidents (id) on delete cascade,
  region text not null,
  state text not null,                   -- possible, major, recovering, over
  worst text not null,
  detected integer not null,
  started integer not null,
  major integer,
  ended integer,
  closed integer,
  peak_rate real not null,               -- effective reports per minute
  peak integer not null,
  reports real not null,                 -- effective, while it lasted
  primary key (incident, region)
);

create table incident_updates (
  incident bigint not null references incidents (id) on delete cascade,
  minute integer not null,
  region text not null,
  state text not null,
  primary key (incident, minute, region, state)
);
