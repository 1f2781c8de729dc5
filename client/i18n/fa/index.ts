import { whole } from '../whole.ts'

export const fa = whole({})
