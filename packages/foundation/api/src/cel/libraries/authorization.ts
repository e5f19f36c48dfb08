import { lines } from './lines.js'

const signatures = lines(`
  @Decision allowed() -> bool
  @PathCheck check(string) -> @Decision
  @ResourceCheck check(string) -> @Decision
  @Decision error() -> string
  @Decision errored() -> bool
  @ResourceCheck fieldSelector(string) -> @ResourceCheck
  @Authorizer group(string) -> @GroupCheck
  @ResourceCheck labelSelector(string) -> @ResourceCheck
  @ResourceCheck name(string) -> @ResourceCheck
  @ResourceCheck namespace(string) -> @ResourceCheck
  @Authorizer path(string) -> @PathCheck
  @Decision reason() -> string
  @GroupCheck resource(string) -> @ResourceCheck
  @Authorizer serviceAccount(string, string) -> @Authorizer
  @ResourceCheck subresource(string) -> @ResourceCheck
`)

/** Asking whether somebody may do something. */
export const authorization: readonly string[] = signatures.map((line) => line.replaceAll('@', 'kubernetes.authorization.'))
