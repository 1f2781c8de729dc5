import { faPages } from './pages.ts'
import { faProblems } from './problems.ts'
import { faSite } from './site.ts'
import { faVerdict } from './verdict.ts'

export const first = { ...faSite, ...faPages, ...faProblems, ...faVerdict }
