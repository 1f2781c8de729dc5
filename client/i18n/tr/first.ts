import { trPages } from './pages.ts'
import { trProblems } from './problems.ts'
import { trSite } from './site.ts'
import { trVerdict } from './verdict.ts'

export const first = { ...trSite, ...trPages, ...trProblems, ...trVerdict }
