/** All that it takes to move the map through time; loaded after the page is there. */
export { Timeline, momentIn } from '../live/timeline.svelte.ts'
export { default as PastControls } from './PastControls.svelte'
export { default as PastNotice } from './PastNotice.svelte'
export { default as Scrubber } from './Scrubber.svelte'
