import { frPages } from './pages.ts'
import { frProblems } from './problems.ts'
import { frSite } from './site.ts'
import { frVerdict } from './verdict.ts'

export const first = { ...frSite, ...frPages, ...frProblems, ...frVerdict }
