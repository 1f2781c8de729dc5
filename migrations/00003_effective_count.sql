-- Who holds a seat, and in which ten minutes of its hour: how many services a reporter names is counted among seats.
-- Seats from before have neither; they are nobody's.
alter table seats
  add who integer not null default 0,    -- lower half of the reporter
  add ten smallint not null default -1;  -- 0 … 5

-- What each report weighs, and why it weighs less, in place of a mere 0 or 1. A report that was judged too late to be
-- told to the detectors keeps its weight, for the start it may correct.
alter table batches
  add weights smallint[],                -- hundredths; 0 without a seat
  add reasons smallint[];                -- index in REASONS: 0 counted, 1 repeat, 2 same network, 3 late
update batches set
  weights = array(select 100 * e from unnest(effective) with ordinality as u (e, n) order by n),
  reasons = array(select 1 - e from unnest(effective) with ordinality as u (e, n) order by n);
alter table batches
  alter weights set not null,
  alter reasons set not null,
  drop effective;

-- reports = effective + repeats + same_network + fan_out + late, exactly.
alter table region_minutes
  alter effective type numeric(12, 2),
  add repeats integer not null default 0,
  add same_network integer not null default 0,
  add fan_out numeric(12, 2) not null default 0,
  add late numeric(12, 2) not null default 0;
-- Until now no reason was kept; most that took no seat were repeats or of one network, which of both is not known.
update region_minutes set repeats = reports - effective where effective < reports;
create index region_minutes_late on region_minutes (service, minute) where late > 0;

alter table cell_minutes alter effective type numeric(12, 2);

-- A start that late reports moved, told to the detector at that minute.
alter table verdict_minutes add started integer;

-- Since when a region recovers; minutes since 1970, null otherwise.
alter table verdicts add recovering integer;
alter table incident_regions add recovering integer;
