/** Scenario time for people, to the minute, in UTC. */
export const clockTime = (time: number): string => new Date(time).toISOString().slice(0, 16).replace('T', ' ')

const NUMBER = new Intl.NumberFormat('en')
export const number = (value: number): string => NUMBER.format(value)

/** "12×", "1.5×"; what isn't bounded is told in words. */
export const speedWords = (speed: number): string =>
  speed === Infinity ? 'as fast as it goes' : `${speed < 10 ? Math.round(speed * 10) / 10 : number(Math.round(speed))}×`
