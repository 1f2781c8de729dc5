/**
 * Special functions that stay accurate where −log10 p is 15 and far beyond: everything is kept as a logarithm.
 * Libraries were tried and left out, see docs/DETECTION.md.
 */

// Lanczos coefficients for g = 7, nine terms: about 15 digits.
const LANCZOS_G = 7
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const
const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI)
const TINY = 1e-300
const MAX_TERMS = 3000

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  const t = z + LANCZOS_G + 0.5
  let sum: number = LANCZOS[0]
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (z + i)
  return HALF_LOG_TAU + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

const awayFromZero = (x: number): number => (Math.abs(x) < TINY ? TINY : x)

/** Continued fraction of the incomplete beta function by the modified Lentz method. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a - 1 + 2 * m) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 1 + 2 * m))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-10) break
  }
  return value
}

/** ln I_x(a, b), the regularised incomplete beta function; a, b > 0. */
export function logIncompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return -Infinity
  if (x >= 1) return 0
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  if (x < (a + 1) / (a + b + 2)) return front + Math.log(betaFraction(x, a, b) / a)
  return Math.log(Math.max(1 - (Math.exp(front) * betaFraction(1 - x, b, a)) / b, TINY))
}

/** A negative binomial narrower than this is treated as this narrow: near-Poisson. */
const NARROWEST = 1.02

/** ln P(Y ≥ y), Y negative binomial with this mean and variance. */
export function logTail(y: number, mean: number, variance: number): number {
  if (y <= 0) return 0
  const v = Math.max(variance, mean * NARROWEST)
  return logIncompleteBeta(1 - mean / v, y, (mean * mean) / (v - mean))
}

/** ln P(Y = y), the same distribution; y may be fractional. */
export function logMass(y: number, mean: number, variance: number): number {
  const v = Math.max(variance, mean * NARROWEST)
  const r = (mean * mean) / (v - mean)
  const none = r * Math.log(mean / v)
  if (y === 0) return none
  return none + logGamma(y + r) - logGamma(r) - logGamma(y + 1) + y * Math.log1p(-mean / v)
}

/** P(Gamma(a, 1) > x). */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? Math.max(0, 1 - front * gammaSeries(a, x)) : front * gammaFraction(a, x)
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MAX_TERMS && term > sum * 1e-13; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let i = 1; i < MAX_TERMS; i++) {
    const step = -i * (i - a)
    b += 2
    d = 1 / awayFromZero(step * d + b)
    c = awayFromZero(b + step / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-13) break
  }
  return value
}
