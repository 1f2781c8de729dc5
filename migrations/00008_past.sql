-- What was said of each key at the end of a quarter hour, and what was usual then: what a past moment is told with. A row
-- only where that changed, and at the end of each day (UTC), so that nobody has to look back further than a day.
create table said_quarters (
  service integer not null,
  quarter integer not null,              -- quarter hours since 1970
  region text not null,                  -- 'world', a country, or an area in trouble
  verdict text not null,
  since integer,                         -- minutes since 1970
  expected real not null,                -- problem reports usual in the hour that ends with the quarter
  usual real not null,                   -- in the quarter itself
  most real not null,                    -- … and how many of them chance may bring: two standard deviations more
  primary key (service, quarter, region)
);

-- A moment as somebody kept it, written once and never again.
create table snapshots (
  id text primary key,                   -- of the content: SHA-256, 128 bits of it
  service integer not null,
  at bigint not null,                    -- ms since 1970; the end of the hour shown
  created bigint not null,
  content text not null,                 -- JSON, as its hash was taken
  unique (service, at)
);
