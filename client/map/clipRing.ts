/** A rectangle in the same units as what is clipped by it. */
export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * The part of a ring [x, y, …] inside a rectangle, by Sutherland and Hodgman: one side after the other. Where the ring
 * leaves and comes back, it is closed along the side, which lies out of sight. Empty when nothing is inside.
 */
export function clipRing(ring: ArrayLike<number>, { left, top, right, bottom }: Rect): ArrayLike<number> {
  let clipped = clipSide(ring, 0, left, 1)
  clipped = clipSide(clipped, 0, right, -1)
  clipped = clipSide(clipped, 1, top, 1)
  return clipSide(clipped, 1, bottom, -1)
}

/** @param axis 0 = x, 1 = y; @param side 1 keeps what is greater than `limit`, −1 what is less */
function clipSide(ring: ArrayLike<number>, axis: 0 | 1, limit: number, side: 1 | -1): ArrayLike<number> {
  const kept: number[] = []
  const count = ring.length
  for (let i = 0, before = count - 2; i < count; before = i, i += 2) {
    const inside = (ring[i + axis]! - limit) * side >= 0
    const wasInside = (ring[before + axis]! - limit) * side >= 0
    if (inside !== wasInside) {
      const part = (limit - ring[before + axis]!) / (ring[i + axis]! - ring[before + axis]!)
      const x = ring[before]! + part * (ring[i]! - ring[before]!)
      const y = ring[before + 1]! + part * (ring[i + 1]! - ring[before + 1]!)
      kept.push(x, y)
    }
    if (inside) kept.push(ring[i]!, ring[i + 1]!)
  }
  return kept
}
