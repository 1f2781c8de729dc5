import type { Component, ComponentProps } from 'svelte'
import type PlainMore from '../ui/PlainMore.svelte'

/**
 * What the server alone renders, for where no script runs. Set where the server's module begins: an import from a page would
 * have the browser load with every page what it otherwise loads later.
 */
export const plainParts: { More: Component<ComponentProps<typeof PlainMore>> | null } = { More: null }
