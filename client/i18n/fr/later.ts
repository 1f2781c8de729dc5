import { frAlerts } from './alerts.ts'
import { frEmbed } from './embed.ts'
import { frFew } from './few.ts'
import { frIncident } from './incident.ts'
import { frPast } from './past.ts'
import { frPrivacy } from './privacy.ts'
import { frReport } from './report.ts'
import { frTalk } from './talk.ts'
import { frWhy } from './why.ts'

export const later = {
  ...frReport,
  ...frIncident,
  ...frWhy,
  ...frFew,
  ...frPast,
  ...frPrivacy,
  ...frAlerts,
  ...frTalk,
  ...frEmbed,
}
