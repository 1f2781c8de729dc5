type Json = { [key: string]: unknown }

/** What holds values rather than schemas. */
const VALUES = ['example', 'examples', 'default', 'const', 'enum', 'required']
const NAME = /^[A-Z][A-Za-z0-9]*$/

/**
 * Gives every schema whose `title` is one word in PascalCase a place under `components`, and refers to it wherever it
 * is used.
 * @throws Error when two schemas that differ have the same title
 */
export function withComponents<Document extends object>(document: Document): Document {
  const { paths, components = {}, ...rest } = document as Json
  const schemas: Json = {}
  const referring = referTo(paths, schemas)
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { ...rest, components: { ...(components as Json), schemas: sorted }, paths: referring } as unknown as Document
}

function referTo(node: unknown, schemas: Json): unknown {
  if (Array.isArray(node)) return node.map((one: unknown) => referTo(one, schemas))
  if (typeof node !== 'object' || node === null) return node
  const inside = Object.entries(node as Json).map(([key, value]) => {
    // A property may be called like a keyword; its schema is an object, and so looked into.
    const isValue = VALUES.includes(key) && (Array.isArray(value) || typeof value !== 'object')
    return [key, isValue ? value : referTo(value, schemas)]
  })
  const schema = Object.fromEntries(inside) as Json
  if (typeof schema.title !== 'string' || !NAME.test(schema.title)) return schema
  keep(schema.title, schema, schemas)
  return { $ref: `#/components/schemas/${schema.title}` }
}

function keep(title: string, { title: _title, ...schema }: Json, schemas: Json): void {
  const known = schemas[title] as Json | undefined
  if (known && ruleOf(known) !== ruleOf(schema)) throw new Error(`two schemas that differ are both called ${title}`)
  schemas[title] = { ...known, ...schema }
}

/** A schema without its remarks: where it is a parameter's or a body's, these have gone to that. */
const ruleOf = ({ description: _description, examples: _examples, example: _example, ...rule }: Json): string =>
  JSON.stringify(rule)
