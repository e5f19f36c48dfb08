import { run, type Figure, type Load } from './run.js'
import { openWatchers } from './watchers.js'

export const collection = '/api/v1/namespaces/default/configmaps'

/** How many requests are counted for each figure. */
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

const post = (target: string, prefix: string) => (i: number) => ({ method: 'POST', target, body: configMap(`${prefix}-${i}`) })

const mergePatch = (of: number, value: string) => (i: number) => ({
  method: 'PATCH',
  target: `${collection}/many-${i % of}`,
  type: 'application/merge-patch+json',
  body: JSON.stringify({ data: { counter: `${value} ${i}` } }),
})

const watched = '/api/v1/namespaces/kube-public/configmaps'

/** Events that reach 1,000 watchers of a namespace in which nothing is yet, a second. */
async function delivered(port: number): Promise<number> {
  const count = 1000
  const watchers = await openWatchers(port, `${watched}?watch=1`, count)
  const rateOf = async (name: string, events: number): Promise<number> => {
    const until = watchers.total() + events * count
    const began = performance.now()
    await run({ port, clients: 8, total: events, request: post(watched, name) })
    while (watchers.total() < until) {
      if (performance.now() - began > 60_000) throw new Error(`${until - watchers.total()} events did not come`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    return (events * count) / ((performance.now() - began) / 1000)
  }
  await rateOf('early', 300)
  const rate = await rateOf('counted', 1000)
  watchers.close()
  return rate
}

/** What a fresh server on a port does, a figure each. */
export async function macroFigures(port: number, { writes, reads }: Amounts): Promise<Record<string, number>> {
  /** As much goes before and does not count: it is when the code of either server is compiled. */
  const figure = async (clients: number, total: number, requests: (name: string) => Load['request']): Promise<Figure> => {
    await run({ port, clients, total, request: requests('early') })
    return run({ port, clients, total, request: requests('many') })
  }
  const rate = ({ perSecond }: Figure): number => perSecond
  const get = () => (i: number) => ({ method: 'GET', target: `${collection}/many-${i % writes}` })
  const list = () => () => ({ method: 'GET', target: collection })
  return {
    'create, 1 client (/s)': rate(await figure(1, Math.ceil(writes / 10), (name) => post(collection, `${name}-alone`))),
    'create, 32 clients (/s)': rate(await figure(32, writes, (name) => post(collection, name))),
    'merge patch, 32 clients (/s)': rate(await figure(32, writes, (name) => mergePatch(writes, name))),
    'get, 32 clients (/s)': rate(await figure(32, reads, get)),
    'list (MB/s)': (await figure(4, 40, list)).megabytesPerSecond,
    'watch, 1000 watchers (events/s)': await delivered(port),
  }
}
