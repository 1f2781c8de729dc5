/** Reads and writes a value in the browser's storage; a browser that refuses storage just forgets. */
export interface Stored<Value> {
  read(): Value | null
  write(value: Value | null): void
}

/** `of` is a function because merely naming `localStorage` throws where storage is blocked. */
export function stored<Value>(of: () => Storage, key: string): Stored<Value> {
  return {
    read: () => attempt(() => JSON.parse(of().getItem(key) ?? 'null') as Value | null),
    write: (value) => {
      attempt(() => (value === null ? of().removeItem(key) : of().setItem(key, JSON.stringify(value))))
    },
  }
}

function attempt<Result>(act: () => Result): Result | null {
  try {
    return act()
  } catch {
    return null
  }
}
