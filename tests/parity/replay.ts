import { randomBytes } from 'node:crypto'
import type { Exchange, Group, Json, Reply } from './exchange.js'
import { resolveReferences } from './references.js'
import { send } from './send.js'
import { spacedJson } from './spaced-json.js'

/** A step with what this server answered; a request without any answer has status 0 and the error as its body. */
export interface Replayed {
  step: Exchange
  got: Reply
}

const json = { 'Content-Type': 'application/json' }

/** How many groups of dry runs are in flight together. */
const lanes = 4

/**
 * Replays groups. Those that store nothing run beside each other; the others run one by one in their order, since
 * node ports, cluster-scoped lists and defaults (storage, ingress and priority classes) are shared between namespaces.
 */
export async function replayGroups(port: number, groups: readonly Group[]): Promise<Replayed[]> {
  const results = new Map<string, Replayed[]>()
  const run = async (group: Group): Promise<void> => {
    results.set(group.name, await replayGroup(port, group))
  }
  for (const group of groups.filter((group) => !isDry(group))) await run(group)
  const dry = groups.filter(isDry)
  const lane = async (): Promise<void> => {
    for (let group = dry.shift(); group !== undefined; group = dry.shift()) await run(group)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return groups.flatMap((group) => results.get(group.name) ?? [])
}

function isDry(group: Group): boolean {
  return group.steps.every((step) => /[?&]dryRun=All(&|$)/.test(step.path))
}

async function replayGroup(port: number, group: Group): Promise<Replayed[]> {
  const namespace = `pt-${randomBytes(4).toString('hex')}`
  await create(port, '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } })
  await create(port, `/api/v1/namespaces/${namespace}/serviceaccounts`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default' },
  })
  const replies = new Map<string, Json>()
  const replayed: Replayed[] = []
  for (const step of group.steps) {
    const got = await replayStep(port, step, namespace, replies)
    replies.set(step.id, got.body)
    replayed.push({ step, got })
    if (step.sleep !== undefined) await new Promise((resolve) => setTimeout(resolve, (step.sleep ?? 0) * 1000))
  }
  return replayed
}

async function replayStep(
  port: number,
  step: Exchange,
  namespace: string,
  replies: ReadonlyMap<string, Json>,
): Promise<Reply> {
  const resolve = (value: Json): Json => resolveReferences(value, namespace, replies)
  const resolveLine = (line: string): string => {
    const value = resolve(line)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  const body = step.body === undefined || step.body === null ? undefined : resolve(step.body)
  const text = body === undefined || typeof body === 'string' ? body : spacedJson(body)
  const headers = Object.fromEntries(
    Object.entries(step.headers ?? {}).map(([name, value]) => [name, resolveLine(value)]),
  )
  const typed = text === undefined || 'Content-Type' in headers ? headers : { ...json, ...headers }
  return send(port, { method: step.method, path: resolveLine(step.path), headers: typed, body: text }).catch(
    (error: unknown): Reply => ({ status: 0, warnings: [], body: `no reply: ${String(error)}` }),
  )
}

async function create(port: number, path: string, object: Json): Promise<void> {
  const reply = await send(port, { method: 'POST', path, headers: json, body: JSON.stringify(object) })
  if (reply.status !== 201) throw new Error(`POST ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
}
