import { apiVersionOf, builtIn, withKinds, type Catalogue } from '@orrery/api'

/** `--runtime-config`: what is switched on or off by `api/all`, `api/ga`, GROUP/VERSION or GROUP/VERSION/RESOURCE. */
export type RuntimeConfig = Readonly<Record<string, string>>

/** Keys that stand for many versions, each overriding those before it; all that is served is ga. */
const matchers = ['api/all', 'api/ga', 'api/beta', 'api/alpha'] as const

/** Groups upstream registers and serves no stable version of. */
const withoutStable: ReadonlySet<string> = new Set([
  'admission.k8s.io',
  'extensions',
  'imagepolicy.k8s.io',
  'internal.apiserver.k8s.io',
  'storagemigration.k8s.io',
])

const isPreview = (version: string): boolean => /^v\d+(?:alpha|beta)\d+$/.test(version)

/** As Go reads a boolean; nothing at all is true. */
const booleans: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(['', '1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false])),
}

interface Preference {
  group: string
  version: string
  resource: string | undefined
  enabled: boolean
}

/** What a key that names a version or a resource asks for. Throws in upstream's words. */
function preference(key: string, value: string, { groups }: Catalogue): Preference {
  const [group = '', version = '', resource, ...more] = /^v\d+$/.test(key) ? ['', key] : key.split('/')
  if (version === '' || more.length > 0) throw new Error(`runtime-config invalid key ${key}`)
  const known = groups.find(({ name }) => name === group)
  if (!known && !withoutStable.has(group)) throw new Error(`unknown api groups ${group}`)
  const apiVersion = apiVersionOf({ group, version })
  if (!known?.versions.includes(version) && !isPreview(version)) {
    throw new Error(`group version ${apiVersion} that has not been registered`)
  }
  const enabled = Object.hasOwn(booleans, value) ? booleans[value] : undefined
  if (enabled === undefined) {
    throw new Error(`invalid value of ${key}: ${value}, err: strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`)
  }
  if (resource !== undefined && resource.toLowerCase() !== resource) {
    throw new Error(`invalid key ${key}: group/version/resource and resource is always lowercase plural, not ${JSON.stringify(resource)}`)
  }
  if (enabled && !known?.versions.includes(version)) throw new Error(notServed(apiVersion, group, known?.versions ?? []))
  return { group, version, resource, enabled }
}

function notServed(what: string, group: string, versions: readonly string[]): string {
  const served = versions.map((version) => apiVersionOf({ group, version })).join(', ')
  return `${what} is not served: only stable versions are${served === '' ? '' : ` (${served})`}`
}

/** What the keys for many versions say about the stable ones. */
function stableByDefault(config: RuntimeConfig): boolean {
  const said = matchers.flatMap((key) => (Object.hasOwn(config, key) ? [{ key, value: config[key] ?? '' }] : []))
  for (const { key, value } of said) {
    if (value !== 'true' && value !== 'false') throw new Error(`invalid value ${key}=${value}`)
    if (value === 'true' && (key === 'api/beta' || key === 'api/alpha')) throw new Error(notServed(key, '', []))
  }
  return said.findLast(({ key }) => key === 'api/all' || key === 'api/ga')?.value !== 'false'
}

/** What is served of a catalogue. Throws an Error for what means nothing, and where the core group would be gone. */
export function chooseServed(config: RuntimeConfig, all: Catalogue = builtIn): Catalogue {
  const keys = Object.keys(config)
  if (keys.length === 0) return all
  if (keys.length === 1 && config['api/all'] === 'false') throw new Error('invalid key with only api/all=false')
  const byDefault = stableByDefault(config)
  const asked = keys
    .filter((key) => !matchers.some((matcher) => matcher === key))
    .map((key) => preference(key, config[key] ?? '', all))
  const served = withKinds(all, ({ ref: { group, version, plural } }) => {
    const of = asked.filter((one) => one.group === group && one.version === version)
    const ofResource = of.findLast(({ resource }) => resource === plural)
    const ofVersion = of.findLast(({ resource }) => resource === undefined)
    return (ofResource ?? ofVersion)?.enabled ?? byDefault
  })
  if (served.groups.every(({ name }) => name !== '')) throw new Error('v1 must be served: nothing works without the core group')
  return served
}

/** `a=b,c` -> `{ a: 'b', c: '' }`. Throws an Error for what means nothing. */
export function parseRuntimeConfig(text: string): RuntimeConfig {
  const pairs = text.split(',').flatMap((pair) => pair.trim() || [])
  const config = Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...value] = pair.split('=')
      return [key.trim(), value.join('=').trim()]
    }),
  )
  chooseServed(config)
  return config
}
