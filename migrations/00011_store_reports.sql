-- How a batch of reports is stored: `store_reports`, one call and so one transaction. Each step is a statement of its own,
-- planned once a connection; what hardly any batch needs is skipped. As one statement of forty nodes it took PostgreSQL 42 to
-- 57 µs for each report of 256 and 70 to 84 for each of 64; now 27 to 33 and 31 (runs one after the other, machine noisy).
--
-- Arrays have one entry per report and are read by position: unnest of as many keeps a store for each.

-- Who sits in a seat, of the reporter: its lower half.
create function who_of(reporter bigint) returns integer
language sql immutable parallel safe
return ((reporter << 32) >> 32)::integer;

-- Which ten minutes of its hour, 0 … 5; `observed` in ms since 1970.
create function ten_of(observed double precision) returns smallint
language sql immutable parallel safe
return (floor(observed / 600000)::bigint % 6)::smallint;

-- Whether a reporter has a problem report about a service less than an hour from one of theirs.
create function has_another(
  report uuid, of_slot integer, of_service integer, of_reporter bigint, observed double precision
) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from reports r
    where r.slot between of_slot - 4 and of_slot + 4 and r.service = of_service and r.signal = 0
      and r.reporter = of_reporter and r.id <> report
      and r.observed_at > to_timestamp((observed - 3600000) / 1000)
      and r.observed_at < to_timestamp((observed + 3600000) / 1000));
end
$$;

-- Which of the reports made in other sites' pages may take a seat, and as which of their site's in that minute: `turns`,
-- null for those that may not and for all that were made elsewhere. `frees` numbers those that nothing said elsewhere
-- stands for.
--
-- Any page can have its visitors report, without asking them; so what comes through one site never outweighs what people
-- say elsewhere. A report counts while fewer were counted through its site than were counted elsewhere, about the same
-- service in the same country within five minutes; beyond that two an hour. One site therefore at most doubles what else
-- is said, plus two, in every country and at every scale of time: an hourly sum could be spent in one minute, and the
-- world's in one country. Elsewhere means in no other site's page: two sites would else vouch for each other without end.
create function admit_embedded(
  this_minute integer, ages integer[], of_services integer[], signals smallint[], of_countries text[], origins bigint[],
  out turns integer[], out frees smallint[]
) language sql stable as $$
  with said as materialized (
    select n, service, country, signal = 0 as is_problem, origin, this_minute - age as at,
      row_number() over (partition by service, country, signal = 0, origin, age order by n) as place
    from unnest(ages, of_services, signals, of_countries, origins) with ordinality
      as i (age, service, signal, country, origin, n)
    where origin is not null
  ), recent as materialized (
    select * from embedded_seats where minute between this_minute - 7 and this_minute
  ), places as materialized (
    select distinct service, country, is_problem, at from said
  ), heard as materialized (
    select minute, service, country, signal = 0 as is_problem, sum(effective) * 100 as weight from region_minutes
    where minute between this_minute - 7 and this_minute group by 1, 2, 3, 4
    union all
    select b.minute - u.age, u.service, u.country, u.signal = 0, sum(u.weight)
    from batches b, unnest(b.ages, b.services, b.signals, b.countries, b.weights, b.reasons)
      as u (age, service, signal, country, weight, reason)
    where b.folded_at is null and u.reason = 0 and b.minute - u.age between this_minute - 7 and this_minute
    group by 1, 2, 3, 4
    union all
    select minute, service, country, is_problem, -weight from recent
  ), elsewhere as materialized (
    select p.*, coalesce(sum(heard.weight), 0) as weight
    from places p left join heard on heard.service = p.service and heard.country = p.country
      and heard.is_problem = p.is_problem and heard.minute between p.at - 4 and p.at
    group by 1, 2, 3, 4
  ), sites as materialized (
    select s.service, s.country, s.is_problem, s.origin, s.at,
      coalesce(sum(r.weight) filter (where r.free is null), 0) as counted,
      coalesce(max(r.turn) filter (where r.minute = s.at), 0) as turns
    from (select distinct service, country, is_problem, origin, at from said) as s
      left join recent r on r.service = s.service and r.country = s.country and r.is_problem = s.is_problem
        and r.origin = s.origin and r.minute between s.at - 4 and s.at
    group by 1, 2, 3, 4, 5
  ), spent as materialized (
    select minute / 60 as hour, service, is_problem, origin, count(*) as spent from embedded_seats
    where minute / 60 between (this_minute - 2) / 60 and this_minute / 60 and free is not null group by 1, 2, 3, 4
  ), matched as (
    select said.*, sites.turns, elsewhere.weight >= counted + 100 * place as stands
    from said join elsewhere using (service, country, is_problem, at)
      join sites using (service, country, is_problem, origin, at)
  ), judged as materialized (
    select m.*, case when not stands then coalesce(spent, 0) + row_number() over (
        partition by m.service, m.is_problem, m.origin, at / 60, stands order by n) end as free
    from matched m left join spent s on s.hour = at / 60 and s.service = m.service
      and s.is_problem = m.is_problem and s.origin = m.origin
  ), admitted as (
    select n, free,
      j.turns + row_number() over (partition by service, country, is_problem, origin, at order by n) as turn
    from judged j where stands or free <= 2
  )
  select array_agg(a.turn order by i.n), array_agg(a.free order by i.n)
  from generate_series(1, cardinality(ages)) as i (n) left join admitted a using (n)
$$;

-- Writes down which of the admitted took their seats. Of `turns` those are left that did; another node may have given one
-- away at the same moment.
create function book_embedded(
  this_minute integer, ages integer[], of_services integer[], signals smallint[], of_countries text[], origins bigint[],
  turns integer[], frees smallint[], weights smallint[]
) returns integer[] language sql as $$
  with taken as materialized (
    select n, this_minute - age as minute, service, country, signal = 0 as is_problem, origin, turn, free, weight
    from unnest(ages, of_services, signals, of_countries, origins, turns, frees, weights) with ordinality
      as i (age, service, signal, country, origin, turn, free, weight, n)
    where turn is not null and weight > 0
  ), entered as (
    insert into embedded_seats (minute, service, country, is_problem, origin, turn, free, weight)
    select minute, service, country, is_problem, origin, turn, free, weight from taken order by 1, 2, 3, 4, 5, 6
    on conflict do nothing returning minute, service, country, is_problem, origin, turn
  ), refused as materialized (
    select n from taken t where not exists (
      select from entered e where e.minute = t.minute and e.service = t.service and e.country = t.country
        and e.is_problem = t.is_problem and e.origin = t.origin and e.turn = t.turn)
  )
  select array_agg(case when r.n is null then i.turn end order by i.n)
  from unnest(turns) with ordinality as i (turn, n) left join refused r using (n)
$$;

-- Stores a batch: reports, seats, one row in the log, and its announcement on a channel. Tells its number in the log, null
-- where nobody said anything new, and the positions of duplicates, from 0: a row per report cost a third of the throughput.
--
-- Seats tell nearly always that there is nothing to look for: whoever reported a service within the hour has one, or finds
-- it taken. Every insert is ordered, so that two nodes never wait for each other in a circle. Look-ups are subqueries with
-- a limit, or lateral and tell something of the report: joined otherwise, a plan made beforehand would go through a whole
-- table. Of each reporter there is one report about a service at most, as what a report weighs depends on what is stored
-- of its reporter. `first_slot` and `last_slot` are the slots before and after all of the batch's: they leave the
-- partitions of other days out. `may_be_late` is whether any is of a quarter of an hour that may be over somewhere. Arrays
-- of which no entry is set may be null.
create function store_reports(
  channel text, now_ms double precision, this_minute integer, first_slot integer, last_slot integer, may_be_late boolean,
  ids uuid[], slots integer[], of_services integer[], signals smallint[], reporters bigint[], networks bigint[],
  wanted bigint[], of_problems smallint[], cells integer[], h3s bigint[], of_countries text[], ages integer[],
  observed double precision[], sources text[], comments text[], origins bigint[],
  out batch bigint, out duplicates text
) language plpgsql as $$
declare
  -- A repeat within these may lie in the slot before or after, where the unique key doesn't see it.
  repeat_ms constant double precision := 15 * 60000;
  -- See intake/seat for a seat's layout.
  hour_of_seats constant bigint := 8796093022208;
  -- A notification holds fewer than 8,000 bytes; a longer batch is announced by number only, and read from the log.
  part_bytes constant integer := 7800;
  most_parts constant integer := 4;
  embedded constant boolean := origins is not null;
  given constant integer := cardinality(ids);
  stored integer;
  seated integer;
  is_plain boolean;
  doubts boolean[];
  nexts integer[];
  kept integer[];
  turns integer[];
  frees smallint[];
  standings integer[];
  weights smallint[];
  reasons smallint[];
  repeats integer[] := '{}';
  body text;
  parts integer;
begin
  -- Doubtful is what somebody sits near, and what people don't say on our own page: a site's reporters take the seat of who
  -- they are here, and a source may name one in several networks. Only of that something may have been said before.
  -- `nexts` is who sits in a report's seat of the hour before, and of the hour after where it came late: 0 nobody, or its
  -- reporter an hour apart; 1 its reporter, by one that may be nearer (seats know ten minutes) and is no repeat itself; 2
  -- somebody else. So one who speaks up every quarter of an hour is counted anew every other hour at least.
  select
    array_agg(here.is_taken or earlier.next is not null or sources[i] is not null or origins[i] is not null),
    array_agg(case when signals[i] = 0 then coalesce(earlier.next, 0) else 0 end),
    bool_and(here.named = 0 and (this_minute - ages[i] <= (select minute from verdict_progress)) is not true)
  into doubts, nexts, is_plain
  from generate_series(1, given) as i
    cross join lateral (
      select coalesce(bool_or(s.seat = wanted[i]), false) as is_taken,
        count(*) filter (where s.who = who_of(reporters[i]) and s.ten = ten_of(observed[i])) as named
      from seats s where s.seat between wanted[i] & -16384 and wanted[i] | 16383
    ) as here
    left join lateral (
      select case when s.who <> who_of(reporters[i]) then 2 when s.again or s.ten < ten_of(observed[i]) then 0 else 1 end
      from seats s where s.seat = wanted[i] - hour_of_seats
    ) as earlier (next) on true;
  if may_be_late then
    select array_agg(doubts[i] or later.next is not null),
      array_agg(case when signals[i] = 0 then greatest(nexts[i], later.next) else 0 end)
    into doubts, nexts
    from generate_series(1, given) as i
      left join lateral (
        select case when s.who <> who_of(reporters[i]) then 2 when s.again or s.ten > ten_of(observed[i]) then 0 else 1 end
        from seats s where s.seat = wanted[i] + hour_of_seats
      ) as later (next) on true;
  end if;

  if true = any(doubts) then
    is_plain := false;
    doubts := array(
      select doubts[i] and (
        select 1 from reports r
        where r.slot between first_slot and last_slot and r.slot = any(array[slots[i] - 1, slots[i] + 1])
          and r.service = of_services[i] and r.signal = signals[i] and r.reporter = reporters[i]
          and r.observed_at > to_timestamp((observed[i] - repeat_ms) / 1000)
          and r.observed_at < to_timestamp((observed[i] + repeat_ms) / 1000)
        limit 1
      ) is not null
      from generate_series(1, given) as i);
  end if;

  insert into reports (
    id, slot, service, signal, reporter, network, problem, cell, country, source, comment, observed_at, received_at, origin
  )
  select ids[i], slots[i], of_services[i], signals[i], reporters[i], networks[i], nullif(of_problems[i], 0), h3s[i],
    of_countries[i], sources[i], comments[i], to_timestamp(observed[i] / 1000), to_timestamp(now_ms / 1000), origins[i]
  from generate_series(1, given) as i
  where not doubts[i]
  order by slots[i], of_services[i], signals[i], reporters[i]
  on conflict do nothing;
  get diagnostics stored = row_count;

  -- From here on only what is new.
  if stored < given then
    kept := array(
      select i from generate_series(1, given) as i
      where ids[i] = (
        select r.id from reports r
        where r.slot between first_slot and last_slot and r.slot = slots[i] and r.service = of_services[i]
          and r.signal = signals[i] and r.reporter = reporters[i]
        limit 1
      ));
    duplicates := (select string_agg((i - 1)::text, ',') from generate_series(1, given) as i where i <> all(kept));
    if stored = 0 then
      return;
    end if;
    select array_agg(ids[i]), array_agg(slots[i]), array_agg(of_services[i]), array_agg(signals[i]),
      array_agg(reporters[i]), array_agg(wanted[i]), array_agg(of_problems[i]), array_agg(cells[i]),
      array_agg(of_countries[i]), array_agg(ages[i]), array_agg(observed[i]), array_agg(origins[i]), array_agg(nexts[i])
    into ids, slots, of_services, signals, reporters, wanted, of_problems, cells, of_countries, ages, observed, origins,
      nexts
    from unnest(kept) as i;
  end if;

  if embedded then
    select a.turns, a.frees into turns, frees
    from admit_embedded(this_minute, ages, of_services, signals, of_countries, origins) as a;
    wanted := array(
      select case when origins[i] is null or turns[i] is not null then wanted[i] end
      from generate_series(1, stored) as i);
  end if;

  insert into seats (seat, who, ten, again)
  select wanted[i], who_of(reporters[i]), ten_of(observed[i]), nexts[i] = 1
  from generate_series(1, stored) as i
  where wanted[i] is not null
  order by wanted[i], i
  on conflict do nothing;
  get diagnostics seated = row_count;

  -- Weights are hundredths, and reasons why they aren't a hundred: 0 counted, 1 a repeat by the same reporter, 2 more than
  -- two of a network, 3 too late, its minute was judged (the weight is what it may still say of an outage's start), 4 more
  -- from one site's pages than they may add. A reporter's other services of the same ten minutes are among the seats of the
  -- same hour and network, which share all but the last 14 bits. `repeats` are the positions of problems with a place that
  -- repeat another of their reporter's, for what may be told of places: seats nearly always tell, and only where somebody
  -- else of the network had taken the reporter's are their own reports looked up.
  if is_plain and seated = stored and stored = (select count(distinct reporter) from unnest(reporters) as reporter) then
    weights := array_fill(100, array[stored]);
    reasons := array_fill(0, array[stored]);
  else
    -- 0 sits there, 1 its reporter had sat there before, 2 somebody else does, null has no business there.
    standings := array(
      select (
        select case when s.who <> who_of(reporters[i]) then 2 when s.xmin = pg_current_xact_id()::xid then 0 else 1 end
        from seats s where s.seat = wanted[i]
      )
      from generate_series(1, stored) as i);
    select array_agg(w.weight), array_agg(w.reason), coalesce(array_positions(array_agg(w.is_repeat), true), '{}')
    into weights, reasons, repeats
    from (
      select
        case when standings[i] = 0 then (
          select round(300.0 / greatest(count(distinct s.seat & 16380), 3)) from seats s
          where s.seat between wanted[i] & -16384 and wanted[i] | 16383 and s.who = who_of(reporters[i])
            and s.ten = ten_of(observed[i])
        ) else 0 end as weight,
        case
          when standings[i] > 0 then standings[i]
          when standings[i] is null then 4
          when this_minute - ages[i] <= (select minute from verdict_progress) then 3
          else 0
        end as reason,
        signals[i] = 0 and cells[i] >= 0 and case
          when standings[i] is null then false
          when nexts[i] = 1 or standings[i] = 1 then true
          when standings[i] = 0 and nexts[i] = 0 then false
          else has_another(ids[i], slots[i], of_services[i], reporters[i], observed[i])
        end as is_repeat
      from generate_series(1, stored) as i
    ) as w;
  end if;

  if embedded then
    turns := book_embedded(this_minute, ages, of_services, signals, of_countries, origins, turns, frees, weights);
    -- Who could not take their turn is left out after all.
    select array_agg(case when w.refused then 0 else weights[w.i] end),
      array_agg(case when w.refused then 4 else reasons[w.i] end),
      coalesce(array_positions(array_agg(w.i = any(repeats) and not w.refused), true), '{}')
    into weights, reasons, repeats
    from (select i, origins[i] is not null and turns[i] is null as refused from generate_series(1, stored) as i) as w;
  end if;

  insert into batches
    (committed_at, minute, ages, services, signals, problems, cells, countries, weights, reasons, repeats)
  values (to_timestamp(now_ms / 1000), this_minute, ages, of_services, signals, of_problems, cells, of_countries, weights,
    reasons, repeats)
  returning id into batch;

  body := concat_ws(';', this_minute, array_to_string(ages, ','), array_to_string(of_services, ','),
    array_to_string(signals, ','), array_to_string(of_problems, ','), array_to_string(cells, ','),
    array_to_string(of_countries, ','), array_to_string(repeats, ','));
  parts := (length(body) + part_bytes - 1) / part_bytes;
  if parts > most_parts then
    perform pg_notify(channel, concat_ws(' ', batch, pg_current_xact_id(), 0, 0));
  else
    for part in 0 .. parts - 1 loop
      perform pg_notify(channel, concat_ws(' ', batch, pg_current_xact_id(), part, parts,
        substr(body, part * part_bytes + 1, part_bytes)));
    end loop;
  end if;
end
$$;
