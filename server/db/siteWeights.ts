import { piece, type Sql } from './sql.ts'

/** Minutes, the report's own and those before, in which something said elsewhere stands for one from a site's pages. */
const WINDOW = 5
/** What may pass until a report is committed, in minutes. */
const WAIT = 2
/** Reports in a clock hour that one site's pages may add with nothing to stand for them. */
const FREE = 2

/**
 * Which of the reports made in other sites' pages may take a seat: of `input` and `accepted` it makes `admitted`, and
 * `kept_out` of the others.
 *
 * Any page can have its visitors report, without asking them; so what comes through one site never outweighs what people
 * say elsewhere. A report counts while fewer were counted through its site than were counted elsewhere, about the same
 * service in the same country within five minutes; beyond that two an hour. One site therefore at most doubles what else
 * is said, plus two, in every country and at every scale of time: an hourly sum could be spent in one minute, and the
 * world's in one country. Elsewhere means in no other site's page: two sites would else vouch for each other without end.
 */
export const admission = (minute: number) => piece`
    said as materialized (
      select n, service, country, signal = 0 as is_problem, origin, ${minute} - age as at,
        row_number() over (partition by service, country, signal = 0, origin, age order by n) as place
      from input join accepted using (id) where origin is not null
    ), recent as materialized (
      select * from embedded_seats where minute between ${minute - WINDOW - WAIT} and ${minute}
    ), places as materialized (
      select distinct service, country, is_problem, at from said
    ), heard as materialized (
      select minute, service, country, signal = 0 as is_problem, sum(effective) * 100 as weight from region_minutes
      where minute between ${minute - WINDOW - WAIT} and ${minute} group by 1, 2, 3, 4
      union all
      select b.minute - u.age, u.service, u.country, u.signal = 0, sum(u.weight)
      from batches b, unnest(ages, services, signals, countries, weights, reasons)
        as u (age, service, signal, country, weight, reason)
      where b.folded_at is null and u.reason = 0 and b.minute - u.age between ${minute - WINDOW - WAIT} and ${minute}
      group by 1, 2, 3, 4
      union all
      select minute, service, country, is_problem, -weight from recent
    ), elsewhere as materialized (
      select p.*, coalesce(sum(heard.weight), 0) as weight
      from places p left join heard on heard.service = p.service and heard.country = p.country
        and heard.is_problem = p.is_problem and heard.minute between p.at - ${WINDOW - 1}::integer and p.at
      group by 1, 2, 3, 4
    ), sites as materialized (
      select s.service, s.country, s.is_problem, s.origin, s.at,
        coalesce(sum(r.weight) filter (where r.free is null), 0) as counted,
        coalesce(max(r.turn) filter (where r.minute = s.at), 0) as turns
      from (select distinct service, country, is_problem, origin, at from said) as s
        left join recent r on r.service = s.service and r.country = s.country and r.is_problem = s.is_problem
          and r.origin = s.origin and r.minute between s.at - ${WINDOW - 1}::integer and s.at
      group by 1, 2, 3, 4, 5
    ), spent as materialized (
      select minute / 60 as hour, service, is_problem, origin, count(*) as spent from embedded_seats
      where minute / 60 between ${Math.floor((minute - WAIT) / 60)} and ${Math.floor(minute / 60)}
        and free is not null group by 1, 2, 3, 4
    ), matched as (
      select said.*, turns, elsewhere.weight >= counted + 100 * place as stands
      from said join elsewhere using (service, country, is_problem, at)
        join sites using (service, country, is_problem, origin, at)
    ), judged as materialized (
      select m.*, case when not stands then coalesce(spent, 0) + row_number() over (
          partition by m.service, m.is_problem, m.origin, at / 60, stands order by n) end as free
      from matched m left join spent s on s.hour = at / 60 and s.service = m.service
        and s.is_problem = m.is_problem and s.origin = m.origin
    ), admitted as materialized (
      select *, turns + row_number() over (partition by service, country, is_problem, origin, at order by n) as turn
      from judged where stands or free <= ${FREE}
    ), kept_out as materialized (
      select n from judged where not (stands or free <= ${FREE})
    )`

/**
 * Writes down which of the admitted took their seats, and puts those kept out beside them: of `admitted`, `kept_out` and
 * `admitted_weights` it makes `weighed`.
 */
export const booking = piece`
    entered as (
      insert into embedded_seats (minute, service, country, is_problem, origin, turn, free, weight)
      select a.at, a.service, a.country, a.is_problem, a.origin, a.turn, a.free, w.weight
      from admitted a join admitted_weights w using (n) where w.weight > 0 order by 1, 2, 3, 4, 5, 6
      on conflict do nothing returning minute, service, country, is_problem, origin, turn
    ), refused as materialized (
      select n from kept_out
      union
      select n from admitted a join admitted_weights w using (n) where w.weight > 0 and not exists (
        select from entered e where e.minute = a.at and e.service = a.service and e.country = a.country
          and e.is_problem = a.is_problem and e.origin = a.origin and e.turn = a.turn)
    ), weighed as (
      select i.n, i.age, i.service, i.signal, i.problem, i.cell, i.country,
        case when r.n is null then w.weight else 0 end as weight, case when r.n is null then w.reason else 4 end as reason,
        r.n is null and w.repeats as repeats
      from input i join accepted using (id) left join admitted_weights w on w.n = i.n left join refused r on r.n = i.n
      order by i.n
    )`

/** Seats that no rule looks at any more. */
export async function dropEmbeddedSeatsBefore(sql: Sql, minute: number): Promise<void> {
  await sql`delete from embedded_seats where minute < ${minute}`
}
