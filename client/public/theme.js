// Runs before the first paint, so that a chosen theme never flashes the other one. Twin of client/ui/theme.svelte.ts.
try {
  const theme = JSON.parse(localStorage.getItem('outcry.theme'))
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme it is.
}
