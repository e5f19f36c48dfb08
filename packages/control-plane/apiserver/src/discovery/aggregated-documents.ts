import { stringifyYaml, type Catalogue } from '@orrery/api'
import { prettyText } from '../request/json-text.js'
import { aggregatedDiscovery, type Discovery } from './aggregated.js'
import { documentOfBytes, type Document } from './reply.js'

/** A form of the aggregated document. */
export interface AggregatedForm {
  version: 'v2' | 'v2beta1'
  media: 'application/json' | 'application/yaml'
}

/** Of one clause of an Accept header; undefined: it asks for something else. */
function formOf(type: string, parameters: ReadonlyMap<string, string>): AggregatedForm | undefined {
  const version = parameters.get('v')
  if (parameters.get('as') !== 'APIGroupDiscoveryList' || parameters.get('g') !== 'apidiscovery.k8s.io') return undefined
  if (type !== 'application/json' && type !== 'application/yaml') return undefined
  return version === 'v2' || version === 'v2beta1' ? { version, media: type } : undefined
}

/** What the plain lists are in. */
const plainTypes: ReadonlySet<string> = new Set(['application/json', 'application/yaml', '*/*'])

/** The first aggregated form the client takes, in its order of preference; undefined: the plain lists. */
export function aggregatedForm(accept: string): AggregatedForm | undefined {
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
    const known = new Map(parameters.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]))
    const form = formOf(type, known)
    if (form) return form
    if (!known.has('as') && plainTypes.has(type)) return undefined
  }
  return undefined
}

function documentOf(value: object, { version, media }: AggregatedForm, pretty: boolean): Document {
  const json = pretty ? prettyText(value) : JSON.stringify(value)
  const text = media === 'application/yaml' ? stringifyYaml(value) : `${json}\n`
  return documentOfBytes(Buffer.from(text), `${media};g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
}

/** Everything at once, each form made when it is first asked for. */
export class AggregatedDocuments {
  readonly #made = new Map<string, Document>()
  readonly #catalogue: Catalogue

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  of(form: AggregatedForm, of: Discovery['of'], pretty: boolean): Document {
    const key = `${of} ${form.version} ${form.media} ${pretty}`
    const known = this.#made.get(key)
    if (known) return known
    const { groups, kinds } = this.#catalogue
    const value = aggregatedDiscovery({ apiVersion: `apidiscovery.k8s.io/${form.version}`, of }, groups, kinds)
    const made = documentOf(value, form, pretty)
    this.#made.set(key, made)
    return made
  }
}
