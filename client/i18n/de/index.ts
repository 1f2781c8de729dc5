import { whole } from '../whole.ts'
import { dePages } from './pages.ts'
import { deProblems } from './problems.ts'
import { deSite } from './site.ts'
import { deVerdict } from './verdict.ts'

export const de = whole({ ...deSite, ...dePages, ...deProblems, ...deVerdict })
