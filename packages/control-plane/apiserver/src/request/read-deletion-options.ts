import { decode, invalid, JsonError, plainError, ProtobufError, YamlParseError } from '@orrery/api'
import { validateDeletionOptions, type DeletionOptions } from '../writes/deletion-options.js'
import { typeMetaMismatch } from './check-kind.js'
import type { Exchange } from './exchange.js'
import { notRegistered } from './not-registered.js'
import { boolParameter, intParameter } from './parameters.js'
import { bodyBytes, bodyType, parseBody, type BodyType } from './read-value.js'

/** What the query says, which counts where there is no body. */
function fromQuery(query: URLSearchParams): DeletionOptions {
  const gracePeriodSeconds = intParameter(query, 'gracePeriodSeconds')
  const propagationPolicy = query.get('propagationPolicy')
  const dryRun = query.getAll('dryRun')
  const uid = query.get('uid') ?? ''
  const resourceVersion = query.get('resourceVersion') ?? ''
  return {
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(propagationPolicy !== null && { propagationPolicy }),
    ...(query.has('orphanDependents') && { orphanDependents: boolParameter(query, 'orphanDependents') }),
    ...(dryRun.length > 0 && { dryRun }),
    ...((uid !== '' || resourceVersion !== '') && {
      preconditions: { ...(uid !== '' && { uid }), ...(resourceVersion !== '' && { resourceVersion }) },
    }),
  }
}

function valueOf(type: BodyType, bytes: Buffer): object {
  try {
    const { value } = parseBody(type, bytes)
    const why = typeMetaMismatch(value)
    if (why !== undefined) throw plainError(why)
    return typeof value === 'object' && value !== null ? value : {}
  } catch (error) {
    if (error instanceof JsonError) throw plainError(`couldn't get version/kind; json parse error: ${error.message}`)
    if (error instanceof YamlParseError || error instanceof ProtobufError) throw plainError(error.message)
    throw error
  }
}

function fromBody(type: BodyType, bytes: Buffer): DeletionOptions {
  const value = valueOf(type, bytes)
  const kind: unknown = Reflect.get(value, 'kind') ?? 'DeleteOptions'
  const version: unknown = Reflect.get(value, 'apiVersion') ?? 'v1'
  if (kind !== 'DeleteOptions') {
    throw plainError(notRegistered(String(kind), String(version)))
  }
  const { object, error } = decode('metav1.DeleteOptions', value)
  if (error !== undefined) throw plainError(error)
  return object
}

/** The options of a deletion, from its body or else its query. Throws 422 for those that contradict each other. */
export async function readDeletionOptions(exchange: Exchange): Promise<DeletionOptions> {
  const bytes = await bodyBytes(exchange)
  const options = bytes.length > 0 ? fromBody(bodyType(exchange), bytes) : fromQuery(exchange.query)
  const errors = validateDeletionOptions(options)
  if (errors.length > 0) throw invalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', errors)
  return options
}
