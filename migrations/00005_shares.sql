-- Where reports of all services come from in the long run: the map's idea of how many are usual at a place. Weights count
-- effective problem reports, each at 2^((its minute − 29,000,000) / 180 days) instead of all the others at less and less
-- as time passes: relative to each other the weights then never need to be written again.
create table cell_shares (
  country char(2) not null,              -- ISO 3166-1 alpha-2, of the cell's middle
  cell integer not null,                 -- resolution-6 ordinal; −1: all reports of the country, those without a cell too
  weight double precision not null,
  primary key (country, cell)
);

-- How far the reports have been taken in; one row.
create table cell_shares_progress (
  only_one boolean primary key default true check (only_one),
  minute integer not null                -- the last one contained; minutes since 1970
);
