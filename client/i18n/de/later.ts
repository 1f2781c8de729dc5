import { deAlerts } from './alerts.ts'
import { deEmbed } from './embed.ts'
import { deFew } from './few.ts'
import { deIncident } from './incident.ts'
import { dePast } from './past.ts'
import { dePrivacy } from './privacy.ts'
import { deReport } from './report.ts'
import { deTalk } from './talk.ts'
import { deWhy } from './why.ts'

export const later = {
  ...deReport,
  ...deIncident,
  ...deWhy,
  ...deFew,
  ...dePast,
  ...dePrivacy,
  ...deAlerts,
  ...deTalk,
  ...deEmbed,
}
