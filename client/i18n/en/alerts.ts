/** The texts about being told. */
export const enAlerts = {
  'alerts.offer': 'Tell me when it starts and when it’s back',
  'alerts.hint': '{name}, {region}: one notification when reports indicate problems, one when they stop. No account.',
  'alerts.asking': 'One moment…',
  'alerts.on': 'You will be told about {name}, {region}.',
  'alerts.off': 'Don’t tell me',
  'alerts.denied': 'This browser blocks notifications from this site. Its settings can allow them.',
  'alerts.unsupported':
    'This browser can’t show notifications here. On an iPhone, add Outcry to the home screen first.',
  'alerts.failed': 'That didn’t work. Try again.',
} as const
