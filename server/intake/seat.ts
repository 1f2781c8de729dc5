import { HOUR } from '../clock.ts'
import type { Reporter } from './reporter.ts'

const HASH_BITS = 42n

/**
 * The place a report would take in the effective count: hour (21 bits, the sign among them) ‖ hash of network, service and
 * direction (42 bits) ‖ one bit of the reporter. Unique in the database, so an hour counts at most two reports per network and
 * one per reporter, exactly, across any number of nodes. Problems and good news don't compete for seats.
 */
export function seatOf({ reporter, network }: Reporter, service: number, isProblem: boolean, at: number): bigint {
  const hour = BigInt(Math.floor(at / HOUR))
  const scrambled = BigInt(Math.imul(service * 2 + (isProblem ? 1 : 0), 0x9e3779b1) >>> 0)
  const hash = BigInt.asUintN(Number(HASH_BITS), network ^ (scrambled << 10n))
  return (hour << (HASH_BITS + 1n)) | (hash << 1n) | (reporter & 1n)
}
