/**
 * Douglas-Peucker: which points of a flat line [x, y, …] have to stay for it to lie nowhere further than `tolerance` from
 * where it was. First and last always stay.
 */
export function keptPoints(line: ArrayLike<number>, tolerance: number): Uint8Array {
  const count = line.length / 2
  const keep = new Uint8Array(count)
  if (count === 0) return keep
  keep[0] = keep[count - 1] = 1
  const open = [0, count - 1]
  while (open.length > 0) {
    const to = open.pop()!
    const from = open.pop()!
    const farthest = farthestPoint(line, from, to, tolerance * tolerance)
    if (farthest === from) continue
    keep[farthest] = 1
    open.push(from, farthest, farthest, to)
  }
  return keep
}

/** The point farthest from the segment, or `from` when none is farther than the square root of `beyond`. */
function farthestPoint(line: ArrayLike<number>, from: number, to: number, beyond: number): number {
  const [ax, ay] = [line[2 * from]!, line[2 * from + 1]!]
  const [dx, dy] = [line[2 * to]! - ax, line[2 * to + 1]! - ay]
  const length = dx * dx + dy * dy
  let [farthest, most] = [from, beyond]
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [line[2 * i]! - ax, line[2 * i + 1]! - ay]
    const along = length > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0
    const [ex, ey] = [px - along * dx, py - along * dy]
    const distance = ex * ex + ey * ey
    if (distance > most) [farthest, most] = [i, distance]
  }
  return farthest
}
