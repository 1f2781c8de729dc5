import { ruPages } from './pages.ts'
import { ruProblems } from './problems.ts'
import { ruSite } from './site.ts'
import { ruVerdict } from './verdict.ts'

export const first = { ...ruSite, ...ruPages, ...ruProblems, ...ruVerdict }
