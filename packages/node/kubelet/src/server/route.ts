import type { Request, Response } from '@orrery/transport'

/** One path of the kubelet's server; `:name` segments match one segment, decoded. */
export interface Route {
  pattern: string
  answer(request: Request, params: Readonly<Record<string, string>>, query: URLSearchParams): Promise<Response>
}

export interface Match {
  route: Route
  params: Record<string, string>
  query: URLSearchParams
}

/** The first route whose segments are those of the target; undefined when none is. */
export function match(routes: readonly Route[], target: string): Match | undefined {
  const [path = '', query = ''] = target.split('?', 2)
  const segments = path.split('/').filter((one) => one !== '')
  for (const route of routes) {
    const params = paramsOf(route.pattern.split('/').slice(1), segments)
    if (params) return { route, params, query: new URLSearchParams(query) }
  }
  return undefined
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = decoded(segments[index] ?? '')
    if (segment === undefined) return undefined
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

export function text(status: number, body: string): Response {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(body) }
}

export function json(value: unknown): Response {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) }
}
