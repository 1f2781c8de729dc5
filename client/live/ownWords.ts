import type { ServiceDetail } from '#contract/service.ts'
import { problemText } from '../i18n/problems.ts'

/** A service with its problem types in the page's language: the server names them in English. */
export function inOwnWords(detail: ServiceDetail): ServiceDetail {
  const named = ({ id, label }: ServiceDetail['problemTypes'][number]) => {
    return { id, label: problemText(id, detail.category) ?? label }
  }
  return { ...detail, problemTypes: detail.problemTypes.map(named) }
}
