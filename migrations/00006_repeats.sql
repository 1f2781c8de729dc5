-- Which problem reports with a place repeat one that their reporter made of the service less than an hour apart: what may
-- be told of a place depends on how many people reported there. Not what region_minutes calls repeats, which are those
-- within a clock hour that the effective count leaves out.
alter table batches add repeats integer[] not null default '{}';  -- positions in the other arrays, from 1
alter table cell_minutes add repeats integer not null default 0;
-- Whether the report in a seat is such a repeat: the next hour's is one only of a report that isn't.
alter table seats add again boolean not null default false;

-- Of what was reported before, only the reason is known; what is in doubt is taken for a repeat.
update batches set repeats = array(
  select n from unnest(reasons, signals, cells) with ordinality as u (reason, signal, cell, n)
  where reason in (1, 2) and signal = 0 and cell >= 0 order by n
) where folded_at is null;
update cell_minutes set repeats = ceil(reports - effective) where effective < reports;
