import { enPages } from './pages.ts'
import { enProblems } from './problems.ts'
import { enSite } from './site.ts'
import { enVerdict } from './verdict.ts'

/** The texts that a page shows before anything is loaded later, and the list of services. */
export const first = { ...enSite, ...enPages, ...enProblems, ...enVerdict }
