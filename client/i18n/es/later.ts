import { esAlerts } from './alerts.ts'
import { esEmbed } from './embed.ts'
import { esFew } from './few.ts'
import { esIncident } from './incident.ts'
import { esPast } from './past.ts'
import { esPrivacy } from './privacy.ts'
import { esReport } from './report.ts'
import { esTalk } from './talk.ts'
import { esWhy } from './why.ts'

export const later = {
  ...esReport,
  ...esIncident,
  ...esWhy,
  ...esFew,
  ...esPast,
  ...esPrivacy,
  ...esAlerts,
  ...esTalk,
  ...esEmbed,
}
