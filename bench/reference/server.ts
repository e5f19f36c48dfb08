/**
 * What the libraries alone can do: fastify and level keeping and serving the bytes that the API server keeps and serves of
 * ConfigMaps, every write synced, writers sharing a sync, a list the join of what is kept, each watcher written to at most
 * every 10 ms. It checks nothing and knows no other kind.
 */
import { randomUUID } from 'node:crypto'
import fastify from 'fastify'
import { Level } from 'level'

const db = new Level<string, Buffer>(process.argv[3] ?? '', { valueEncoding: 'buffer' })
await db.open()
const live = new Map<string, Buffer>()
const watchers = new Set<NodeJS.WritableStream>()
let waiting: { key: string; value: Buffer; done: () => void }[] = []
let writing = false
let frames: Buffer[] = []

async function drain(): Promise<void> {
  writing = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    await db.batch(
      batch.map(({ key, value }) => ({ type: 'put' as const, key, value })),
      { sync: true },
    )
    for (const { done } of batch) done()
  }
  writing = false
}

function put(key: string, value: Buffer): Promise<void> {
  return new Promise((done) => {
    waiting.push({ key, value, done })
    if (!writing) void drain()
  })
}

function announce(value: Buffer): void {
  if (frames.length === 0) {
    setTimeout(() => {
      const chunk = Buffer.concat(frames)
      frames = []
      for (const watcher of watchers) watcher.write(chunk)
    }, 10)
  }
  frames.push(Buffer.from('{"type":"ADDED","object":'), value, Buffer.from('}\n'))
}

interface ConfigMap {
  metadata: { name: string; resourceVersion?: string }
  data: object
}

let revision = 0

/** Who wrote which fields, as every object says. */
function managers(): object[] {
  const fields = { 'f:data': { '.': {}, 'f:payload': {} }, 'f:metadata': { 'f:labels': { '.': {}, 'f:app': {}, 'f:shard': {} } } }
  const time = new Date().toISOString().slice(0, 19) + 'Z'
  return [{ manager: 'unknown', operation: 'Update', apiVersion: 'v1', time, fieldsType: 'FieldsV1', fieldsV1: fields }]
}

/** As it is kept: with what a server says of an object. */
function created(body: ConfigMap, namespace: string): ConfigMap {
  const resourceVersion = `${++revision}`
  const creationTimestamp = new Date().toISOString().slice(0, 19) + 'Z'
  const own = { namespace, uid: randomUUID(), resourceVersion, creationTimestamp, managedFields: managers() }
  return { ...body, metadata: { ...body.metadata, ...own } }
}

function patched(object: ConfigMap, { data }: ConfigMap): ConfigMap {
  const metadata = { ...object.metadata, resourceVersion: `${++revision}`, managedFields: managers() }
  return { ...object, metadata, data: { ...object.data, ...data } }
}

function parsed(bytes: Buffer | undefined): ConfigMap {
  return JSON.parse((bytes ?? Buffer.from('{}')).toString()) as ConfigMap
}

const server = fastify({ bodyLimit: 1 << 22 })
server.removeAllContentTypeParsers()
server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
const collection = '/api/v1/namespaces/:namespace/configmaps'
server.post<{ Params: { namespace: string }; Body: Buffer }>(collection, async (request, reply) => {
  const object = created(parsed(request.body), request.params.namespace)
  const key = `${request.params.namespace}/${object.metadata.name}`
  const bytes = Buffer.from(JSON.stringify(object))
  await put(key, bytes)
  live.set(key, bytes)
  announce(bytes)
  return reply.code(201).type('application/json').send(bytes)
})
server.patch<{ Params: { namespace: string; name: string }; Body: Buffer }>(`${collection}/:name`, async (request, reply) => {
  const key = `${request.params.namespace}/${request.params.name}`
  const bytes = Buffer.from(JSON.stringify(patched(parsed(live.get(key)), parsed(request.body))))
  await put(key, bytes)
  live.set(key, bytes)
  announce(bytes)
  return reply.type('application/json').send(bytes)
})
server.get('/readyz', (_, reply) => void reply.send('ok'))
server.get<{ Params: { namespace: string; name: string } }>(`${collection}/:name`, async (request, reply) =>
  reply.type('application/json').send(live.get(`${request.params.namespace}/${request.params.name}`)),
)
server.get<{ Querystring: { watch?: string } }>(collection, (request, reply) => {
  if (request.query.watch === undefined) {
    const items = [...live.values()].flatMap((value, index) => (index === 0 ? [value] : [Buffer.from(','), value]))
    void reply.type('application/json').send(Buffer.concat([Buffer.from('{"items":['), ...items, Buffer.from(']}')]))
    return
  }
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'application/json' }).flushHeaders()
  watchers.add(reply.raw)
  reply.raw.on('close', () => watchers.delete(reply.raw))
})
await server.listen({ port: Number(process.argv[2]), host: '127.0.0.1' })
console.log('ready')
