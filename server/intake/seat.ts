import { HOUR, MINUTE } from '../clock.ts'
import type { Reporter } from './reporter.ts'

const NETWORK_BITS = 29
const SERVICE_BITS = 12
/** Below the hour. */
const SEAT_BITS = BigInt(NETWORK_BITS + SERVICE_BITS + 2)

/**
 * The place a report would take in the effective count: hour (21 bits, the sign among them) ‖ hash of the network (29) ‖
 * service (12) ‖ direction ‖ one bit of the reporter. Unique in the database, so an hour counts at most two reports per
 * network and one per reporter, exactly, across any number of nodes. Problems and good news don't compete for seats. The
 * seats of one network lie side by side: what else a reporter names is read there, without an index of its own.
 */
export function seatOf({ reporter, network }: Reporter, service: number, isProblem: boolean, at: number): bigint {
  const hour = BigInt(Math.floor(at / HOUR))
  const hash = BigInt.asUintN(NETWORK_BITS, network)
  const what = BigInt.asUintN(SERVICE_BITS, BigInt(service)) * 2n + (isProblem ? 1n : 0n)
  return (hour << SEAT_BITS) | (hash << BigInt(SERVICE_BITS + 2)) | (what << 1n) | (reporter & 1n)
}

/** Which ten minutes of its hour, 0 … 5. */
export const tenOf = (at: number): number => Math.floor((at % HOUR) / (10 * MINUTE))
