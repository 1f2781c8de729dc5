import { whole } from '../whole.ts'

export const fr = whole({})
