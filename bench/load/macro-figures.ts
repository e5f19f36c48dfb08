import { run, type Figure } from './run.js'
import { openWatchers } from './watchers.js'

export const collection = '/api/v1/namespaces/default/configmaps'

/** How much is asked for each figure. */
export interface Amounts {
  writes: number
  reads: number
}

/** A ConfigMap of 1 KiB of data. */
export function configMap(name: string): string {
  const labels = { app: 'bench', shard: `s${name.length % 7}` }
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels },
    data: { payload: 'x'.repeat(1024) },
  })
}

const post = (prefix: string) => (i: number) => ({ method: 'POST', target: collection, body: configMap(`${prefix}-${i}`) })

const mergePatch = (of: number) => (i: number) => ({
  method: 'PATCH',
  target: `${collection}/many-${i % of}`,
  type: 'application/merge-patch+json',
  body: JSON.stringify({ data: { counter: `${i}` } }),
})

/** Events that reach 1,000 watchers, a second. */
async function delivered(port: number): Promise<number> {
  const count = 1000
  const events = 300
  const watchers = await openWatchers(port, `${collection}?watch=1`, count)
  const before = watchers.total()
  const began = performance.now()
  await run({ port, clients: 8, total: events, request: post('watched') })
  while (watchers.total() - before < events * count && performance.now() - began < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const rate = (watchers.total() - before) / ((performance.now() - began) / 1000)
  watchers.close()
  return rate
}

/** What a fresh server on a port does, a figure each. */
export async function macroFigures(port: number, { writes, reads }: Amounts): Promise<Record<string, number>> {
  const rate = ({ perSecond }: Figure): number => perSecond
  const get = (i: number) => ({ method: 'GET', target: `${collection}/many-${i % writes}` })
  const list = () => ({ method: 'GET', target: collection })
  return {
    'create, 1 client (/s)': rate(await run({ port, clients: 1, total: Math.ceil(writes / 6), request: post('one') })),
    'create, 32 clients (/s)': rate(await run({ port, clients: 32, total: writes, request: post('many') })),
    'merge patch, 32 clients (/s)': rate(await run({ port, clients: 32, total: writes, request: mergePatch(writes) })),
    'get, 32 clients (/s)': rate(await run({ port, clients: 32, total: reads, request: get })),
    'list (MB/s)': (await run({ port, clients: 4, total: 60, request: list })).megabytesPerSecond,
    'watch, 1000 watchers (events/s)': await delivered(port),
  }
}
