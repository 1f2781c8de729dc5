import type { Explain } from '#contract/service.ts'
import { type ApiFault, fetchExplain, givenFault, PATHS } from '../api.ts'
import { givenBody } from '../pages/given.ts'

/** The verdicts are judged every minute; more often there is nothing new to explain. */
const REFRESH_MS = 30_000

/** What the verdict on one region rests on, fetched anew while somebody looks. */
export class ExplainStore {
  why = $state.raw<Explain | null>(null)
  fault = $state.raw<ApiFault | null>(null)
  readonly #slug: string
  readonly #region: string

  constructor(slug: string, region: string) {
    this.#slug = slug
    this.#region = region
    this.why = givenBody<Explain>(PATHS.explain(slug, region))
    this.fault = givenFault(PATHS.explain(slug, region))
  }

  start(): () => void {
    if (!this.why && !this.fault) void this.load()
    const timer = setInterval(() => document.hidden || void this.load(), REFRESH_MS)
    return () => clearInterval(timer)
  }

  async load(): Promise<void> {
    try {
      this.why = await fetchExplain(this.#slug, this.#region)
      this.fault = null
    } catch (fault) {
      this.fault = fault as ApiFault
    }
  }
}
