import type { Stage } from './stage.js'

/** Paths that are no resource's: health, version, discovery, documents. */
export const answerPaths: Stage = (exchange, next) => {
  const { path, services } = exchange
  const end = path.indexOf('/', 1)
  for (const handler of services.paths.get(path.slice(1, end < 0 ? path.length : end)) ?? []) {
    const answer = handler(exchange)
    if (answer) return answer
  }
  return next()
}
