import { field, FieldPath, schema, type FieldError } from '@orrery/api'

export type Level = 'privileged' | 'baseline' | 'restricted'

/** A level as it was in a minor of 1.x, or as it is now. */
export interface LevelVersion {
  level: Level
  version: number | 'latest'
}

/** What a namespace's labels say of its pods. */
export interface Policy {
  enforce: LevelVersion
  audit: LevelVersion
  warn: LevelVersion
}

const levels: readonly Level[] = ['privileged', 'baseline', 'restricted']
const prefix = 'pod-security.kubernetes.io/'
const at = FieldPath.root('metadata', 'labels')

/** `restricted:latest`, `baseline:v1.30` */
export function levelVersionText({ level, version }: LevelVersion): string {
  return `${level}:${version === 'latest' ? version : `v1.${version}`}`
}

/** As metrics have it: a minor that is not yet is no label. Privileged has always been what it is. */
export function versionLabel({ level, version }: LevelVersion): string {
  if (version === 'latest' || level === 'privileged') return 'latest'
  return version > Number(schema.minor.split('.')[1]) ? 'future' : `v1.${version}`
}

/** How strict a level is. */
export function strictness(level: Level): number {
  return levels.indexOf(level)
}

function isLevel(text: string): text is Level {
  return levels.some((level) => level === text)
}

function parseVersion(text: string): number | 'latest' | undefined {
  if (text === 'latest') return text
  const [, minor] = /^v1\.(0|[1-9][0-9]*)$/.exec(text) ?? []
  return minor === undefined ? undefined : Number(minor)
}

/** There is always a policy. Who cannot be understood enforces the strictest level, and warns and audits of none. */
export function policyOf(labels: Readonly<Record<string, string>> = {}): { policy: Policy; errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const mode = (name: keyof Policy): LevelVersion => {
    const level = labels[prefix + name]
    const version = labels[`${prefix}${name}-version`]
    const known = parseVersion(version ?? 'latest')
    const valid = level === undefined ? 'privileged' : isLevel(level) ? level : undefined
    if (valid === undefined) errors.push(field.invalid(at.key(prefix + name), level, `must be one of ${levels.join(', ')}`))
    if (known === undefined) errors.push(field.invalid(at.key(`${prefix}${name}-version`), version, 'must be "latest" or "v1.x"'))
    return { level: valid ?? (name === 'enforce' ? 'restricted' : 'privileged'), version: known ?? 'latest' }
  }
  const policy = { enforce: mode('enforce'), audit: mode('audit'), warn: mode('warn') }
  return { policy, errors }
}
