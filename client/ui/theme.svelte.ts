import { stored } from '../live/stored.ts'

export type ThemeName = 'light' | 'dark'

/** Read by theme.js as well, before the first paint. */
const chosen = stored<ThemeName>(() => localStorage, 'outcry.theme')

/** Light or dark: the system's, unless the visitor chose the other one. */
class Theme {
  #system = $state.raw<ThemeName>('light')
  #choice = $state.raw<ThemeName | null>(null)
  readonly current: ThemeName = $derived(this.#choice ?? this.#system)

  /** Follows the system's theme from now on. */
  start(): void {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => (this.#system = dark.matches ? 'dark' : 'light')
    dark.addEventListener('change', follow)
    follow()
    this.#set(chosen.read())
  }

  /** Choosing what the system has means following the system again. */
  toggle(): void {
    const next = this.current === 'dark' ? 'light' : 'dark'
    this.#set(next === this.#system ? null : next)
    chosen.write(this.#choice)
  }

  #set(choice: ThemeName | null): void {
    this.#choice = choice
    if (choice) document.documentElement.dataset.theme = choice
    else delete document.documentElement.dataset.theme
  }
}

export const theme = new Theme()
