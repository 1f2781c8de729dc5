/** Calls back once the page has been drawn with what it has, so that what may come later doesn't hold it up. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act, 0))
}
