const component = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*'
const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domain = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const name = `(?:${domain}/)?${component}(?:/${component})*`

/** An image as the container world writes it: `[domain/]path[:tag][@digest]`. */
const reference = new RegExp(`^${name}(?::(?<tag>[\\w][\\w.-]{0,127}))?(?<digest>@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z0-9]+)*:[0-9a-fA-F]{32,})?$`)

/** The tag of an image, `latest` where it names neither tag nor digest; empty for what is no image's name. */
export function imageTag(image: string): string {
  const groups = image.length > 4096 ? undefined : reference.exec(image)?.groups
  if (!groups) return ''
  return groups['tag'] ?? (groups['digest'] ? '' : 'latest')
}

/** The pull policy of an image whose container names none: what may change under its name is always pulled. */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  return imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent'
}
