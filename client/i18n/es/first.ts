import { esPages } from './pages.ts'
import { esProblems } from './problems.ts'
import { esSite } from './site.ts'
import { esVerdict } from './verdict.ts'

export const first = { ...esSite, ...esPages, ...esProblems, ...esVerdict }
