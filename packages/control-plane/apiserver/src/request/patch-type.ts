import { genericResponse, unsupportedMediaType } from '@orrery/api'
import type { Exchange } from './exchange.js'
import { headerOf } from './header.js'

const patchTypes = ['application/json-patch+json', 'application/merge-patch+json', 'application/strategic-merge-patch+json'] as const

export type PatchType = (typeof patchTypes)[number]

/** Upstream lists it, be it served or not. */
const applyType = 'application/apply-patch+yaml'

/** Case counts. Throws 415: as the router where no type of the header is a patch's, else as the handler. */
export function patchType(exchange: Exchange): PatchType {
  const header = headerOf(exchange.request.headers, 'content-type') ?? ''
  const [first = ''] = header.split(';')
  const found = patchTypes.find((type) => type === first)
  if (found) return found
  const named = header.split(',').map((part) => part.split(';')[0]?.trim())
  if (patchTypes.some((type) => named.includes(type))) throw unsupportedMediaType([...patchTypes, applyType])
  throw genericResponse({ code: 415, serverMessage: '415: Unsupported Media Type' })
}
