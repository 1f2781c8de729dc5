import type { ReportReceipt } from '../../server/contract/report.ts'

/** An answer of the size of ours. */
export const receiptOf = (id: string): ReportReceipt => ({
  id,
  counted: true,
  cell: '861f1d48fffffff',
  country: 'DE',
  near: { area: 1234, country: 12_345, world: 123_456, place: 'Berlin', usual: 12.5 },
})
