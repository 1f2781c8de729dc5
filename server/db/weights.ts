import { admission, booking } from './siteWeights.ts'
import type { Sql, Fragment } from './sql.ts'

/**
 * The part of a commit that decides what each report weighs: of `input` and `accepted` it makes `weighed`, with
 * hundredths in `weight` and in `reason` why it isn't whole: 0 counted, 1 a repeat by the same reporter, 2 more than two
 * of a network, 3 too late, its minute was judged (the weight is what it may still say of an outage's start), 4 more from
 * one site's pages than they may add.
 *
 * A reporter's other services of the same ten minutes are read among the seats of the same hour and network, which share
 * all but the last 14 bits (see intake/seat): one short read of an index that was just written to, and no table more.
 * The array keeps the planner from comparing each with each.
 * @param several whether any reporter has more than one report here: only then they can name services in this batch
 * @param embedded whether any was made in another site's page: without one the statement is as if there were no such
 *   reports, and costs as much
 */
export function weighing(sql: Sql, minute: number, { several, embedded }: { several: boolean; embedded: boolean }) {
  if (!embedded) return sql`${seating(sql, several)}, weighed as (${weights(sql, minute)})`
  return sql`${admission(sql, minute)}, ${seating(sql, several, sql`where n not in (select n from kept_out)`)},
    admitted_weights as materialized (${weights(sql, minute)}), ${booking(sql)}`
}

/** @param only which of the reports take part */
const seating = (sql: Sql, several: boolean, only: Fragment = sql``) => sql`
    taken as materialized (
      select n, age, service, signal, problem, cell, country, seat, ((reporter << 32) >> 32)::integer as who,
        (floor(observed / 600000)::bigint % 6)::smallint as ten,
        row_number() over same_seat as turn, first_value(((reporter << 32) >> 32)::integer) over same_seat as first_who
      from input join accepted using (id) ${only} window same_seat as (partition by seat order by n)
    ), seated as (
      insert into seats (seat, who, ten) select seat, who, ten from taken where turn = 1 order by seat
      on conflict do nothing returning seat, who, ten
    ), held as materialized (
      select seat & -16384 as place, who, ten, seat, array(
        select s.seat & 16380 from seats s
        where s.seat between seated.seat & -16384 and seated.seat | 16383
          and s.who = seated.who and s.ten = seated.ten) as before
      from seated
    ), named as (
      select place, who, ten, seat & 16380 as service from held where ${several} or before <> '{}'
      union
      select place, who, ten, unnest(before) from held where before <> '{}'
    ), fans as (
      select place, who, ten, round(300.0 / count(*)) as weight from named
      group by place, who, ten having count(*) > 3
    )`

const weights = (sql: Sql, minute: number) => sql`
      select taken.*, case when held.seat is null then 0 else coalesce(fans.weight, 100) end as weight,
        case when held.seat is not null
          then case when ${minute} - age <= (select minute from verdict_progress) then 3 else 0 end
          when coalesce((select s.who from seats s where s.seat = taken.seat), case when turn > 1 then first_who end)
            = taken.who then 1 else 2 end as reason
      from taken left join held on held.seat = taken.seat and turn = 1
        left join fans on fans.place = held.place and fans.who = held.who and fans.ten = held.ten
      order by n`
