import type { Response } from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'

/** A step every request takes: answers, or fills in what it finds and hands on. */
export type Stage = (exchange: Exchange, next: () => Promise<Response>) => Promise<Response>

/** Stages one inside the other, in order; the last must answer. */
export function throughStages(stages: readonly Stage[], exchange: Exchange): Promise<Response> {
  const from = (index: number): Promise<Response> => {
    const stage = stages[index]
    if (!stage) throw new Error('no stage answered')
    return stage(exchange, () => from(index + 1))
  }
  return from(0)
}
