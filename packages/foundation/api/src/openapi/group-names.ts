const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `rbac.authorization.k8s.io` -> `RbacAuthorization`, the core group -> `Core`. */
export function groupName(group: string): string {
  const parts = group.replace(/\.k8s\.io$/, '').split('.')
  return group === '' ? 'Core' : parts.map(capital).join('')
}

/** In operation identifiers: `CoreV1`, `RbacAuthorizationV1`. */
export const operationGroup = (group: string, version: string): string => `${groupName(group)}${capital(version)}`

/** `core_v1`, `rbacAuthorization_v1`. */
export function tagOf(group: string, version: string): string {
  return `${lowerFirst(groupName(group))}_${version}`
}

export const camel = (subresource: string): string => capital(subresource)

/** `/api/v1`, `/apis/apps/v1`. */
export function pathRoot(group: string, version: string): string {
  return group === '' ? `/api/${version}` : `/apis/${group}/${version}`
}
