import { admission, booking } from './siteWeights.ts'
import { NOTHING, piece, type Piece } from './sql.ts'

/** What the weighing has to know of a batch; see `weighing`. */
export interface Weighing {
  /** The present one, since 1970. */
  minute: number
  /** Whether any was made in another site's page: without one the statement is as if there were no such reports. */
  embedded: boolean
  /** Whether any is of a quarter of an hour that may be over: only then the next hour may have begun. */
  late: boolean
  /** The slots around those of the batch, so that other partitions are left out of the plan. */
  slots: readonly [first: number, last: number]
}

/** A seat's hour stands above these bits; see intake/seat. */
const SEAT_BITS = 43
const HOUR_OF_SEATS = String(2n ** BigInt(SEAT_BITS))
const HOUR_MS = 3_600_000
/** Reports less than an hour apart are so many slots apart at most. */
const SLOTS_AN_HOUR = 4

/**
 * The part of a commit that decides what each report weighs: of `input` and `accepted` it makes `weighed`, with
 * hundredths in `weight` and in `reason` why it isn't whole: 0 counted, 1 a repeat by the same reporter, 2 more than two
 * of a network, 3 too late, its minute was judged (the weight is what it may still say of an outage's start), 4 more from
 * one site's pages than they may add. `repeats` is whether a problem with a place repeats another of its reporter's, for what may be told of places.
 *
 * A reporter's other services of the same ten minutes are read among the seats of the same hour and network, which share
 * all but the last 14 bits (see intake/seat): one short read of an index that was just written to, and no table more.
 * The array keeps the planner from comparing each with each.
 * @param batch what is known of the batch beforehand
 */
export function weighing(batch: Weighing): Piece {
  if (!batch.embedded) return piece`${seating(batch)}, weighed as (${weights(batch)})`
  return piece`${admission(batch.minute)}, ${seating(batch, piece`where n not in (select n from kept_out)`)},
    admitted_weights as materialized (${weights(batch)}), ${booking}`
}

/**
 * Gives the reports of a batch their seats: of `input` and `accepted` it makes `sat`, with `next` (see nextSeats), who holds
 * the seat where it `sits` not, and in `whole` what it weighs if it sits.
 * @param only which of the reports take part
 */
const seating = (batch: Weighing, only: Piece = NOTHING) => piece`
    taken as materialized (
      select *, ${nextSeats(batch)} as next from (
        select ${needed} from input join accepted using (id) ${only}
      ) as i
    ), seated as (
      insert into seats (seat, who, ten, again)
      select seat, who, ten, next = 1 from taken order by seat, n
      on conflict do nothing returning seat, who, ten, ${before}
    ), named as (
      select place, who, ten, round(300.0 / greatest(count(*), 3)) as weight from (
        select seat & -16384 as place, who, ten, seat & 16380 as service from seated
        union
        select seat & -16384, who, ten, unnest(before) from seated where before <> '{}'
      ) as services group by place, who, ten
    ), sat as (
      select taken.*, coalesce(seated.who = taken.who, false) as sits, coalesce(named.weight, 100) as whole,
        coalesce(seated.who, (select s.who from seats s where s.seat = taken.seat)) as holder
      from taken left join seated using (seat)
        left join named on named.place = taken.seat & -16384 and named.who = seated.who and named.ten = seated.ten
    )`

/** What else the reporter of a seat has named in these ten minutes, before this batch: services, where they stand in a seat. */
const before = piece`
  array(
    select s.seat & 16380 from seats s
    where s.seat between seats.seat & -16384 and seats.seat | 16383 and s.who = seats.who and s.ten = seats.ten) as before`

/** What later steps need to know of a report; the fewer, the less is copied. */
const needed = piece`
  n, age, service, signal, problem, cell, country, seat, slot, reporter, observed,
  ((reporter << 32) >> 32)::integer as who, (floor(observed / 600000)::bigint % 6)::smallint as ten`

const weights = (batch: Weighing) => piece`
      select *, case when sits then whole else 0 end as weight,
        case when sits then case when ${batch.minute} - age <= (select minute from verdict_progress) then 3 else 0 end
          when holder = who then 1 else 2 end as reason,
        signal = 0 and cell >= 0 and ${isRepeat(batch)} as repeats
      from sat order by n`

/**
 * Who sits in a report's seat of the hour before, and of the hour after where it came late: 0 nobody, or its reporter an
 * hour apart; 1 its reporter, by one that may be nearer (seats know ten minutes) and is no repeat itself; 2 somebody else.
 * So one who speaks up every quarter of an hour is counted anew every other hour at least.
 */
const nextSeats = ({ minute, late }: Weighing) => piece`
  case when signal = 0 then greatest(
    (select case when s.who <> i.who then 2 when s.again or s.ten < i.ten then 0 else 1 end
      from seats s where s.seat = i.seat - ${HOUR_OF_SEATS}::bigint),
    ${late ? seatAfter(minute) : NOTHING}
    0) else 0 end`

const seatAfter = (minute: number) => piece`
  case when i.seat >> ${SEAT_BITS} < ${Math.floor(minute / 60)} then
    (select case when s.who <> i.who then 2 when s.again or s.ten > i.ten then 0 else 1 end
      from seats s where s.seat = i.seat + ${HOUR_OF_SEATS}::bigint) end,`

/**
 * Seats tell nearly always. Only where somebody else of the network had taken the reporter's are their own reports looked
 * up; a seat lost to a commit under way is taken for lost to themselves.
 */
const isRepeat = ({ slots: [first, last] }: Weighing) => piece`
  case
    when next = 1 then true
    when not sits and coalesce(holder = who, true) then true
    when sits and next = 0 then false
    else (
      select 1 from reports r
      where r.slot between ${first - SLOTS_AN_HOUR} and ${last + SLOTS_AN_HOUR}
        and r.slot = any(array[sat.slot - 4, sat.slot - 3, sat.slot - 2, sat.slot - 1, sat.slot, sat.slot + 1,
          sat.slot + 2, sat.slot + 3, sat.slot + 4])
        and r.service = sat.service and r.signal = 0 and r.reporter = sat.reporter
        and r.observed_at > to_timestamp((sat.observed - ${HOUR_MS}) / 1000)
        and r.observed_at < to_timestamp((sat.observed + ${HOUR_MS}) / 1000)
      limit 1
    ) is not null
  end`
