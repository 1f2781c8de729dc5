import { arAlerts } from './alerts.ts'
import { arEmbed } from './embed.ts'
import { arFew } from './few.ts'
import { arIncident } from './incident.ts'
import { arPast } from './past.ts'
import { arPrivacy } from './privacy.ts'
import { arReport } from './report.ts'
import { arTalk } from './talk.ts'
import { arWhy } from './why.ts'

export const later = {
  ...arReport,
  ...arIncident,
  ...arWhy,
  ...arFew,
  ...arPast,
  ...arPrivacy,
  ...arAlerts,
  ...arTalk,
  ...arEmbed,
}
