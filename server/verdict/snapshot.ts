/**
 * State in and out as plain JSON. What a class keeps in ordinary fields is state; what it keeps in #private fields is
 * shared or derived, and is given again by its constructor.
 */
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint16Array } as const
type ArrayName = keyof typeof ARRAYS
type Numbers = InstanceType<(typeof ARRAYS)[ArrayName]>

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value) && value.constructor.name in ARRAYS

/** A deep copy as plain JSON; typed arrays become `{array, data}` with their bytes in base64, so no bit is lost. */
export function toPlain(value: unknown): Plain {
  if (isNumbers(value)) return { array: value.constructor.name, data: base64(value) }
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value !== 'object' || value === null) return value as Plain
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]))
}

/** Puts a snapshot's values into an instance made with the same constructor arguments. */
export function fromPlain(target: object, plain: Plain): void {
  const fields = target as Record<string, unknown>
  for (const [key, value] of Object.entries(plain as object)) {
    const present = fields[key]
    if (isInstance(present)) fromPlain(present, value)
    else fields[key] = revive(value)
  }
}

const isInstance = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value) &&
  Object.getPrototypeOf(value) !== Object.prototype

const base64 = (numbers: Numbers): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')

function revive(value: Plain): unknown {
  if (Array.isArray(value)) return value.map(revive)
  if (typeof value !== 'object' || value === null) return value
  if (typeof value.array === 'string' && typeof value.data === 'string') return numbers(value.array, value.data)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]))
}

function numbers(name: string, data: string): Numbers {
  const kind = ARRAYS[name as ArrayName]
  if (!kind) throw new TypeError(`a snapshot names an array of kind ${name}; known: ${Object.keys(ARRAYS).join(', ')}`)
  const bytes = Uint8Array.from(Buffer.from(data, 'base64'))
  return new kind(bytes.buffer)
}
