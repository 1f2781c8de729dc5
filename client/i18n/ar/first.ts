import { arPages } from './pages.ts'
import { arProblems } from './problems.ts'
import { arSite } from './site.ts'
import { arVerdict } from './verdict.ts'

export const first = { ...arSite, ...arPages, ...arProblems, ...arVerdict }
