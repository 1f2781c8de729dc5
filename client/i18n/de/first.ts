import { dePages } from './pages.ts'
import { deProblems } from './problems.ts'
import { deSite } from './site.ts'
import { deVerdict } from './verdict.ts'

export const first = { ...deSite, ...dePages, ...deProblems, ...deVerdict }
