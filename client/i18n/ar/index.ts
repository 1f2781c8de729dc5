import { whole } from '../whole.ts'

export const ar = whole({})
