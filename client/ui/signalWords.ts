import { t } from '../i18n/t.ts'
import type { SignalState } from '../live/reporting.svelte.ts'

/** What became of "Works for me" or "It's back". */
export function signalWords(state: SignalState, sent: 'working' | 'recovered'): string {
  if (state === 'failed') return t('report.signalFailed')
  return t(state === 'kept' ? 'report.signalKept' : `report.${sent}Counted`)
}
