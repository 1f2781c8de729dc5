/** Puts the cursor into the search that is to be seen; false when there is none. */
export function focusSearch(): boolean {
  const boxes = document.querySelectorAll<HTMLInputElement>('input[role="combobox"]')
  const shown = [...boxes].find((box) => box.offsetParent !== null)
  shown?.focus()
  return shown !== undefined
}

/** "/" starts a search from anywhere but a field, where it is a letter, and a dialog, which comes first. */
export function searchKey(event: KeyboardEvent): void {
  const field = (event.target as Element).closest('input, textarea, select, [contenteditable], dialog[open]')
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || field) return
  if (focusSearch()) event.preventDefault()
}
