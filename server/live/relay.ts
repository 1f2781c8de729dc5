import type { Batch } from '../db/batches.ts'

/** What a node needs to become and stay a projection of the database. */
export interface RelayHandlers {
  /**
   * Everything as of now, loaded after the relay began to listen. Batches are applied to what this gives.
   * @returns which transactions the load has seen
   */
  load(): Promise<{ contains(transaction: string): boolean }>
  /** A later batch; each is handed over exactly once, after its load. */
  apply(batch: Batch): void
  onError(error: unknown): void
}

/** Carries committed batches to every node, its own included. Postgres LISTEN/NOTIFY unless something else is set. */
export interface Relay {
  /** Resolves once the first load is done. */
  start(handlers: RelayHandlers): Promise<void>
  /**
   * This node committed a batch: it must come back, or the relay is broken and loads afresh. Resolves when it was
   * applied, or after a moment all the same. Never rejects.
   */
  expect(batch: string): Promise<void>
  close(): Promise<void>
}
