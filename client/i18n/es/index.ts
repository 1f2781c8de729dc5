import { whole } from '../whole.ts'

export const es = whole({})
