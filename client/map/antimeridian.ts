/**
 * Lines that cross the antimeridian come with longitudes that jump from 180 to −180. Drawn as they are, they run back
 * across the whole map; here they are made continuous, going on beyond ±180.
 */
export type Position = [lng: number, lat: number]

export function unwrapLine(line: readonly (readonly number[])[]): Position[] {
  let turn = 0
  return line.map((position, i) => {
    if (i > 0) turn -= 360 * Math.round((position[0]! - line[i - 1]![0]!) / 360)
    return [position[0]! + turn, position[1]!]
  })
}

/**
 * A closed ring (last position = first one). One that ends a whole turn away from its start goes around a pole:
 * it is closed along that pole, as Antarctica has to be.
 */
export function unwrapRing(ring: readonly (readonly number[])[]): Position[] {
  const line = unwrapLine(ring)
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last) return line
  if (Math.abs(last[0] - first[0]) > 180) line.push(...alongPole(line, last, first))
  return centred(line)
}

function alongPole(line: Position[], from: Position, to: Position): Position[] {
  const pole = line.reduce((sum, [, lat]) => sum + lat, 0) < 0 ? -90 : 90
  return [[from[0], pole], [to[0], pole], to]
}

/** Moved by whole turns so that its middle lies in the world itself and not in a copy. */
function centred(line: Position[]): Position[] {
  let west = Infinity
  let east = -Infinity
  for (const [lng] of line) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
  }
  const turn = 360 * Math.floor(((west + east) / 2 + 180) / 360)
  return turn === 0 ? line : line.map(([lng, lat]) => [lng - turn, lat])
}
