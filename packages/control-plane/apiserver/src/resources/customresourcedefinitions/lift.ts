import { deepEqual, type apiextensionsv1 } from '@orrery/api'

type Version = apiextensionsv1.CustomResourceDefinitionVersion

/** What a version may say of its objects. */
export type Said = Pick<Version, 'schema' | 'subresources' | 'additionalPrinterColumns' | 'selectableFields'>

/** What versions say apart, and what they all say alike, which upstream reports of the definition itself. */
export interface Lifted {
  shared: Said
  versions: readonly Said[]
}

const parts = ['schema', 'subresources', 'additionalPrinterColumns', 'selectableFields'] as const

/** Upstream's conversion into the form that is validated. */
export function lift(versions: readonly Version[]): Lifted {
  const [first] = versions
  const alike = parts.filter((part) => versions.every((version) => deepEqual(version[part], first?.[part])))
  const pick = (version: Version | undefined, wanted: readonly string[]): Said =>
    Object.fromEntries(parts.filter((part) => wanted.includes(part)).map((part) => [part, version?.[part]]))
  const apart = parts.filter((part) => !alike.includes(part))
  return { shared: pick(first, alike), versions: versions.map((version) => pick(version, apart)) }
}
