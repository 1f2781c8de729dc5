import { t } from './t.ts'

/** Facts in one line: "Iran · 09:19". Those that are '' are left out. */
export const beside = (...parts: string[]): string =>
  parts.filter((part) => part !== '').reduce((one, other) => (one ? t('site.pair', { one, other }) : other), '')
