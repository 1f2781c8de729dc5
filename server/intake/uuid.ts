import { randomFillSync } from 'node:crypto'

const POOL_BYTES = 16 * 512
const pool = Buffer.alloc(POOL_BYTES)
let used = POOL_BYTES

/** A version 7 UUID (RFC 9562): sorts by time. Randomness is drawn for 512 at once. */
export function uuidv7(now: number): string {
  if (used === POOL_BYTES) {
    randomFillSync(pool)
    used = 0
  }
  pool.writeUIntBE(now, used, 6)
  pool[used + 6] = 0x70 | (pool[used + 6]! & 0x0f)
  pool[used + 8] = 0x80 | (pool[used + 8]! & 0x3f)
  const hex = pool.toString('hex', used, (used += 16))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
