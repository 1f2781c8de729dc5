import { en } from '../../client/i18n/en/index.ts'
import { speak } from '../../client/i18n/t.ts'

// Texts and figures are tested in English, in the zone of the machine, unless a test says otherwise.
speak('en', en)
