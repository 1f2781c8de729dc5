/** Two letters ↔ a number below 676, so that counts by country fit the same tables as counts by cell. */
export const COUNTRIES = 26 * 26

export const countryNumber = (code: string): number => (code.charCodeAt(0) - 65) * 26 + code.charCodeAt(1) - 65

export const countryCode = (number: number): string =>
  String.fromCharCode(65 + Math.floor(number / 26), 65 + (number % 26))
