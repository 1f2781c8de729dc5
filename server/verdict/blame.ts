import { attribute, sideEffectOf, type PeerAlarm, type Upstream } from './attribution.ts'
import type { Attribution } from './incidents.ts'
import type { Key } from './keys.ts'
import type { Episode } from './verdict.ts'

/** Who depends on whom, and who is taken for whom; services by number. */
export interface Relations {
  peersOf(service: number): readonly number[]
  /** Every service that others depend on, with those. */
  upstreams: readonly { service: number; dependents: readonly number[] }[]
}

export const UNRELATED: Relations = { peersOf: () => [], upstreams: [] }

export interface Alarmed {
  key: Key
  /** The open episode, or the one that closed this minute. */
  episode: Readonly<Episode>
  problems: number
}

/** What alarms are put down to: a louder neighbour of the same region, or a service that those in alarm depend on. */
export class Blame {
  readonly #relations: Relations
  /** Service → the upstream that probably causes its trouble. */
  #causes = new Map<number, number>()

  constructor(relations: Relations) {
    this.#relations = relations
  }

  /**
   * Labels the side effects among one minute's alarms, and finds what upstream explains the others.
   * @param services how many are watched
   */
  lay(alarms: readonly Alarmed[], minute: number, services: number): void {
    for (const alike of byRegion(alarms).values()) this.#labelSideEffects(alike, minute)
    const own = alarms.filter(({ key }) => key.sideEffectOf === null)
    this.#causes = this.#causesOf(new Set(own.map(({ key }) => String(key.service))), services)
  }

  of({ service, sideEffectOf }: Key): Attribution | null {
    if (sideEffectOf !== null) return { kind: 'side-effect', service: sideEffectOf }
    const upstream = this.#causes.get(service)
    return upstream === undefined ? null : { kind: 'upstream', service: upstream }
  }

  #labelSideEffects(alike: readonly Alarmed[], minute: number): void {
    const alarms = alike.map((alarmed) => this.#peerAlarm(alarmed))
    alike.forEach(({ key, episode }, i) => {
      const loudest = sideEffectOf(alarms[i]!, alarms)
      // When both fade, or the neighbour is over first, shares say nothing: only one that grows lifts its label.
      if (loudest !== null) key.sideEffectOf = Number(loudest)
      else if (episode.peakAt === minute) key.sideEffectOf = null
    })
  }

  #peerAlarm({ key, episode }: Alarmed): PeerAlarm {
    const { windows, settings } = key.detector
    const hour = settings.windows.indexOf(60)
    return {
      slug: String(key.service),
      peers: this.#relations.peersOf(key.service).map(String),
      excess: windows.sumCount[hour]! - windows.sumExpected[hour]!,
      start: episode.start,
      end: episode.end,
    }
  }

  #causesOf(inAlarm: ReadonlySet<string>, services: number): Map<number, number> {
    const upstreams = this.#relations.upstreams.map(({ service, dependents }): Upstream => {
      const slug = String(service)
      return { slug, dependents: new Set(dependents.map(String)), own: inAlarm.has(slug) ? 1 : 0 }
    })
    const causes = new Map<number, number>()
    for (const { slug, explains } of attribute(inAlarm, upstreams, services))
      for (const explained of explains) causes.set(Number(explained), Number(slug))
    return causes
  }
}

function byRegion(alarms: readonly Alarmed[]): Map<string, Alarmed[]> {
  const regions = new Map<string, Alarmed[]>()
  for (const alarmed of alarms) {
    const alike = regions.get(alarmed.key.region)
    if (alike) alike.push(alarmed)
    else regions.set(alarmed.key.region, [alarmed])
  }
  return regions
}
