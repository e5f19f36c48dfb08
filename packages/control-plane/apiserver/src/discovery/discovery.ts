import { builtIn, type Catalogue } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { Exchange, PathHandler } from '../request/exchange.js'
import { headerOf } from '../request/header.js'
import { isPretty } from '../request/is-pretty.js'
import { negotiate } from '../request/negotiate.js'
import { onlyGet } from '../request/only-get.js'
import { valueReply } from '../request/value-reply.js'
import { AggregatedDocuments, aggregatedForm, type AggregatedForm } from './aggregated-documents.js'
import { apiGroup, apiGroupList, apiVersions } from './group-list.js'
import { reply } from './reply.js'
import { resourceList } from './resource-list.js'

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

const atMostThree = /^(?:\/[^/]+){1,3}\/*$/

/** `/apis/apps/v1/` -> `['apis', 'apps', 'v1']`, however many slashes are behind; undefined for other paths. */
function segments(path: string): readonly string[] | undefined {
  if (!atMostThree.test(path)) return undefined
  const parts = path.replace(/\/+$/, '').split('/').slice(1)
  if (parts.length === 1 && parts[0] === 'apis' && path.length > '/apis/'.length) return undefined
  return parts[0] === 'api' || parts[0] === 'apis' ? parts : undefined
}

/** Upstream's aggregator answers for groups, and does not look at the method. All else is for GET alone. */
function isForAnyMethod(path: string): boolean {
  return /^\/apis(?:\/[^/]*\/?)?$/.test(path)
}

/** `/apis/` is the plain list, whatever is asked for. */
function formOf({ request, path }: Exchange, parts: readonly string[]): AggregatedForm | undefined {
  return parts.length === 1 && path !== '/apis/' ? aggregatedForm(headerOf(request.headers, 'accept') ?? '') : undefined
}

/** Paths of all that can be discovered. */
export function discoveryPaths({ groups }: Catalogue): string[] {
  const below = groups.flatMap(({ name, versions }) => {
    const root = name === '' ? '/api' : `/apis/${name}`
    return [root, ...versions.map((version) => `${root}/${version}`)]
  })
  return [...below, '/apis', '/apis/']
}

/** Answers /api, /apis, /apis/GROUP and /apis/GROUP/VERSION. The aggregated documents are made once and kept. */
export function discovery(catalogue: Catalogue = builtIn): PathHandler {
  const aggregated = new AggregatedDocuments(catalogue)
  const answer = (exchange: Exchange): Response | undefined => {
    const { path, services, request } = exchange
    const parts = segments(path)
    if (!parts) return undefined
    const { advertiseAddress, securePort } = services.options
    const value = plain(parts, catalogue, `${advertiseAddress}:${securePort}`)
    if (!value) return undefined
    if (!isForAnyMethod(path)) onlyGet(exchange)
    const form = formOf(exchange, parts)
    if (form) return reply(request, aggregated.of(form, parts[0] === 'api' ? 'core' : 'groups', isPretty(exchange)))
    return valueReply(exchange, 200, negotiate(headerOf(request.headers, 'accept'), []), value)
  }
  return (exchange) => {
    const response = answer(exchange)
    return response && Promise.resolve(response)
  }
}
