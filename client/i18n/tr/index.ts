import { whole } from '../whole.ts'

export const tr = whole({})
