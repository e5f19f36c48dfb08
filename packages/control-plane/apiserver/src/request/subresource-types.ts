import { apiVersionOf, kinds } from '@orrery/api'

let types: ReadonlyMap<string, string> | undefined

/** Types of what subresources take and give (Scale, Eviction, TokenRequest), by `apiVersion kind`. */
export function subresourceTypes(): ReadonlyMap<string, string> {
  types ??= new Map(
    kinds.flatMap(({ ref, subresources }) =>
      subresources.map((sub): [string, string] => {
        const { group = ref.group, version = ref.version, kind, type } = sub
        return [`${apiVersionOf({ group, version })} ${kind}`, type]
      }),
    ),
  )
  return types
}
