-- Counts below the country: of the H3 resolution-2 cells' parts in each country. For good, as the other rollups; what was
-- folded before isn't known by area. `effective` may be a fraction.
create table area_minutes (
  minute integer not null,               -- minutes since 1970
  service integer not null,
  country char(2) not null,
  area integer not null,                 -- resolution-2 ordinal
  signal smallint not null,
  reports integer not null,
  effective double precision not null,
  -- With the effective ones these are all reports, as in region_minutes.
  repeats integer not null default 0,
  same_network integer not null default 0,
  fan_out double precision not null default 0,
  late double precision not null default 0,
  primary key (minute, service, country, area, signal)
);
create index area_minutes_late on area_minutes (service, minute) where late > 0;
