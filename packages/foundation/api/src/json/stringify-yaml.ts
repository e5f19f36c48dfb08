import { stringify } from 'yaml'

/** As upstream's YAML printer lays it out: lists not indented, no line folding; readable as YAML 1.1 and 1.2. */
export function stringifyYaml(value: unknown): string {
  return stringify(value, {
    version: '1.2',
    compat: 'yaml-1.1',
    indentSeq: false,
    lineWidth: 0,
    aliasDuplicateObjects: false,
    sortMapEntries: true,
  })
}
