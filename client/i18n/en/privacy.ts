/** What is said of privacy: as it is stored (intake/reporter.ts, db/upkeep.ts), in short. */
export const enPrivacy = {
  'privacy.lead': 'What Outcry stores, and for how long.',
  'privacy.report': 'A report',
  'privacy.reportText':
    'What it says, when, and from which country. If you gave your position, also an area of about 36 km² around it, never anything finer. All of it is deleted after 30 days. What stays are counts: how many reports of what, per minute, country and area. A part of a country is only shown with numbers of which at least three people reported.',
  'privacy.address': 'Your address',
  'privacy.addressText':
    'Your IP address is never stored. With a report, for the same 30 days, go two codes, made of the address and of its network with a key that changes every day, so that one person counts once. A report made on another site’s page has such a code of that site too. Without this server’s secret nobody can turn them back, nor link one day’s with the next’s.',
  'privacy.words': 'Words and alerts',
  'privacy.wordsText':
    'A word that you add can be read by anyone, with your country if three people there reported in the hour before; it is deleted with its report. For notifications, what your browser gives out to be reached, with the service, region and language, is kept until you turn them off or nothing gets through for three days. Of each event and who was told of it a list is kept for 30 days.',
  'privacy.browser': 'In your browser',
  'privacy.browserText':
    'No cookies. It keeps the theme and a country that you chose, what you reported as not working, alerts, reports that wait for a network, the pages seen last, and, until the tab is closed, your rounded position. Sent of these are the country, to show what is reported there, and with a report what it says.',
  'privacy.others': 'Others',
  'privacy.othersText':
    'Pages load nothing from other sites, and nobody records who looked at what. Notifications go, encrypted, through the push service of your browser’s maker. Only if whoever runs this site has set up other map pictures do these come from elsewhere; the map then names the source.',
  'privacy.operator': 'This site',
  'privacy.operatorText':
    'This is what the program does. Whoever runs this site answers for it, and what stands in front of it, such as a proxy, may keep logs of its own.',
} as const
