-- Which site's page a report was made in, where that isn't our own: a keyed hash that rotates daily, as of reporters; what
-- site it was can't be read from it. null: our own page, a program or a bulk upload.
alter table reports add origin bigint;

-- The reports made in other sites' pages that count; which of them may is decided at commit (store_reports). Unique turns
-- keep two nodes from giving the same one away twice. Needed for an hour.
create table embedded_seats (
  minute integer not null,               -- minutes since 1970
  service integer not null,
  country char(2) not null,
  is_problem boolean not null,
  origin bigint not null,
  turn integer not null,                 -- 1, 2, …
  free smallint,                         -- 1 or 2 where nothing said elsewhere stands for it
  weight smallint not null,              -- hundredths
  primary key (minute, service, country, is_problem, origin, turn)
);
create unique index embedded_seats_free on embedded_seats ((minute / 60), service, is_problem, origin, free)
  where free is not null;

-- Reason 4 of the log: more from one site's pages than they may add.
alter table region_minutes add one_origin integer not null default 0;
