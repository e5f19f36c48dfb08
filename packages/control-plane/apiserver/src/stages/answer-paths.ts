import type { Stage } from './stage.js'

/** Paths that are no resource's: health, version, discovery, documents. */
export const answerPaths: Stage = (exchange, next) => {
  for (const handler of exchange.services.paths) {
    const answer = handler(exchange)
    if (answer) return answer
  }
  return next()
}
