import { groups, kinds, type ApiGroup, type Kind } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { Exchange, PathHandler } from '../request/exchange.js'
import { isPretty } from '../request/is-pretty.js'
import { prettyText } from '../request/json-text.js'
import { aggregatedDiscovery, type Discovery } from './aggregated.js'
import { apiGroup, apiGroupList, apiVersions } from './group-list.js'
import { documentOf, reply, type Document } from './reply.js'
import { resourceList } from './resource-list.js'

/** What is served; all of it is listed. */
export interface Catalogue {
  groups: readonly ApiGroup[]
  kinds: readonly Kind[]
}

const builtIn: Catalogue = { groups, kinds }

/** The first aggregated form the client takes, in its order of preference; undefined: the plain lists. */
function aggregatedForm(accept: string): 'v2' | 'v2beta1' | undefined {
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
    const known = new Map(parameters.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]))
    if (known.get('as') !== 'APIGroupDiscoveryList' || known.get('g') !== 'apidiscovery.k8s.io') {
      if (type === 'application/json' || type === '*/*') return undefined
      continue
    }
    const version = known.get('v')
    if (type === 'application/json' && (version === 'v2' || version === 'v2beta1')) return version
  }
  return undefined
}

function aggregated(version: 'v2' | 'v2beta1', of: Discovery['of'], catalogue: Catalogue): Document {
  const value = aggregatedDiscovery({ apiVersion: `apidiscovery.k8s.io/${version}`, of }, catalogue.groups, catalogue.kinds)
  return documentOf(value, `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
}

/** The plain document of a path; undefined where nothing is served there. */
function plain(path: readonly string[], catalogue: Catalogue, address: string): object | undefined {
  const [root, group = '', version = ''] = path
  if (root === 'api') {
    if (path.length === 1) return apiVersions(address)
    return path.length === 2 && group === 'v1' ? resourceList('', 'v1', catalogue.kinds) : undefined
  }
  if (path.length === 1) return apiGroupList(catalogue.groups)
  const known = catalogue.groups.find(({ name }) => name === group && name !== '')
  if (!known) return undefined
  if (path.length === 2) return apiGroup(known)
  return path.length === 3 && known.versions.includes(version) ? resourceList(group, version, catalogue.kinds) : undefined
}

/** `/apis/apps/v1/` -> `['apis', 'apps', 'v1']`; undefined for other paths. */
function segments(path: string): readonly string[] | undefined {
  const parts = path.replace(/\/$/, '').split('/').slice(1)
  return parts[0] === 'api' || parts[0] === 'apis' ? parts : undefined
}

/** The same document for people. */
function laidOut(response: Response): Response {
  const { body, status } = response
  if (status !== 200 || !(body instanceof Uint8Array)) return response
  return { ...response, body: Buffer.from(`${prettyText(JSON.parse(Buffer.from(body).toString()))}\n`) }
}

/** Answers /api, /apis, /apis/GROUP and /apis/GROUP/VERSION; documents are made once and kept. */
export function discovery(catalogue: Catalogue = builtIn): PathHandler {
  const made = new Map<string, Document>()
  const keep = (key: string, make: () => Document): Document => {
    const document = made.get(key) ?? make()
    made.set(key, document)
    return document
  }
  const answer = (exchange: Exchange): Response | undefined => {
    const { request, path, services } = exchange
    const parts = segments(path)
    if (!parts || (request.method !== 'GET' && request.method !== 'HEAD')) return undefined
    const form = parts.length === 1 ? aggregatedForm(String(request.headers['accept'] ?? '')) : undefined
    const of = parts[0] === 'api' ? 'core' : 'groups'
    if (form) return reply(request, keep(`${of} ${form}`, () => aggregated(form, of, catalogue)))
    const { advertiseAddress, securePort } = services.options
    const value = made.has(path) ? {} : plain(parts, catalogue, `${advertiseAddress}:${securePort}`)
    return value && reply(request, keep(path, () => documentOf(value)))
  }
  return (exchange) => {
    const response = answer(exchange)
    return response && Promise.resolve(isPretty(exchange) ? laidOut(response) : response)
  }
}
