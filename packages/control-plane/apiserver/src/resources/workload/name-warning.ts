import { isDNS1123Label, type ApiObject } from '@orrery/api'

const warning = 'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended'

/** What upstream says of names that pods' host names cannot have. */
export function nameWarnings({ metadata }: ApiObject): readonly string[] {
  const wrong = isDNS1123Label(metadata.name)
  return wrong.length === 0 ? [] : [`${warning}: [${wrong.join(' ')}]`]
}
