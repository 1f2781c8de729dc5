import { faAlerts } from './alerts.ts'
import { faEmbed } from './embed.ts'
import { faFew } from './few.ts'
import { faIncident } from './incident.ts'
import { faPast } from './past.ts'
import { faPrivacy } from './privacy.ts'
import { faReport } from './report.ts'
import { faTalk } from './talk.ts'
import { faWhy } from './why.ts'

export const later = {
  ...faReport,
  ...faIncident,
  ...faWhy,
  ...faFew,
  ...faPast,
  ...faPrivacy,
  ...faAlerts,
  ...faTalk,
  ...faEmbed,
}
