export type Route = { page: 'home' } | { page: 'service'; slug: string } | { page: 'missing' }

export function routeOf(path: string): Route {
  if (path === '/') return { page: 'home' }
  const slug = /^\/status\/([^/]+)\/?$/.exec(path)?.[1]
  return slug ? { page: 'service', slug: decoded(slug) } : { page: 'missing' }
}

export const serviceHref = (slug: string): string => `/status/${slug}`

/** A malformed escape can't name a service; as it stands it leads to "not found" instead of an exception. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
