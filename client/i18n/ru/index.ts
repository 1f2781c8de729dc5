import { whole } from '../whole.ts'

export const ru = whole({})
