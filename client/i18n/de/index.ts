import { whole } from '../whole.ts'

export const de = whole({})
