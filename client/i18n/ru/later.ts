import { ruAlerts } from './alerts.ts'
import { ruEmbed } from './embed.ts'
import { ruFew } from './few.ts'
import { ruIncident } from './incident.ts'
import { ruPast } from './past.ts'
import { ruPrivacy } from './privacy.ts'
import { ruReport } from './report.ts'
import { ruTalk } from './talk.ts'
import { ruWhy } from './why.ts'

export const later = {
  ...ruReport,
  ...ruIncident,
  ...ruWhy,
  ...ruFew,
  ...ruPast,
  ...ruPrivacy,
  ...ruAlerts,
  ...ruTalk,
  ...ruEmbed,
}
