export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A label and where it could go, with what each place costs; dearer places are taken only when cheaper ones are not free. */
export interface Candidates {
  id: string
  places: { box: Box; cost: number }[]
}

/** Pixels left between two labels. */
const APART = 4

/**
 * Gives each label, in the order of importance, its cheapest place inside the frame that overlaps neither an obstacle nor
 * a label placed before; a label without one is left out, and so are all once `most` have theirs.
 */
export function placeLabels(
  labels: readonly Candidates[],
  frame: Box,
  obstacles: readonly Box[],
  most = Infinity,
): Map<string, Box> {
  const placed = new Map<string, Box>()
  const taken = [...obstacles]
  for (const { id, places } of labels) {
    if (placed.size === most) break
    const free = [...places].sort((a, b) => a.cost - b.cost).find(({ box }) => isFree(box, frame, taken))
    if (!free) continue
    placed.set(id, free.box)
    taken.push(free.box)
  }
  return placed
}

export function overlap(a: Box, b: Box, apart = 0): boolean {
  return a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom + apart && b.top < a.bottom + apart
}

function isFree(box: Box, frame: Box, taken: readonly Box[]): boolean {
  return isInside(box, frame) && !taken.some((other) => overlap(box, other, APART))
}

function isInside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.top >= frame.top && box.right <= frame.right && box.bottom <= frame.bottom
}
