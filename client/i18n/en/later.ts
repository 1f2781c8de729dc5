import { enAlerts } from './alerts.ts'
import { enEmbed } from './embed.ts'
import { enFew } from './few.ts'
import { enIncident } from './incident.ts'
import { enPast } from './past.ts'
import { enPrivacy } from './privacy.ts'
import { enReport } from './report.ts'
import { enTalk } from './talk.ts'
import { enWhy } from './why.ts'

/** The texts of all that is loaded later; `withTexts` brings them along. */
export const later = {
  ...enReport,
  ...enIncident,
  ...enWhy,
  ...enFew,
  ...enPast,
  ...enPrivacy,
  ...enAlerts,
  ...enTalk,
  ...enEmbed,
}
