import { trAlerts } from './alerts.ts'
import { trEmbed } from './embed.ts'
import { trFew } from './few.ts'
import { trIncident } from './incident.ts'
import { trPast } from './past.ts'
import { trPrivacy } from './privacy.ts'
import { trReport } from './report.ts'
import { trTalk } from './talk.ts'
import { trWhy } from './why.ts'

export const later = {
  ...trReport,
  ...trIncident,
  ...trWhy,
  ...trFew,
  ...trPast,
  ...trPrivacy,
  ...trAlerts,
  ...trTalk,
  ...trEmbed,
}
