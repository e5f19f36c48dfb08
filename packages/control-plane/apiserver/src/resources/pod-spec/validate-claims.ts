import { field, isDNS1123Label, isDNS1123Subdomain, type corev1, type FieldPath } from '@orrery/api'
import { byRule, each, none, nowhere, type Errors } from '../validation/checks.js'

/** Upstream's internal type, as errors show it. */
function shown({ name, resourceClaimName, resourceClaimTemplateName }: corev1.PodResourceClaim): object {
  return {
    Name: name,
    ResourceClaimName: resourceClaimName ?? null,
    ResourceClaimTemplateName: resourceClaimTemplateName ?? null,
  }
}

/** Devices the pod claims: by a claim that stands, or by one made for it. */
export function validateClaims(
  path: FieldPath,
  claims: readonly corev1.PodResourceClaim[] | undefined,
  isMirror: boolean,
): Errors {
  if (isMirror) return each(path, claims, () => [field.forbidden(nowhere, 'static pods do not support resource claims')])
  const seen = new Set<string>()
  return each(path, claims, (claim, at) => {
    const { name, resourceClaimName: own, resourceClaimTemplateName: template } = claim
    const again = seen.has(name)
    if (name !== '') seen.add(name)
    const both = 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'
    const neither = 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'
    const named = again ? [field.duplicate(at.child('name'), name)] : byRule(at.child('name'), name, isDNS1123Label)
    return [
      ...(name === '' ? [field.required(at.child('name'))] : named),
      ...(own !== undefined && template !== undefined ? [field.invalid(at, shown(claim), both)] : none),
      ...(own === undefined && template === undefined ? [field.invalid(at, shown(claim), neither)] : none),
      ...(own === undefined ? none : byRule(at.child('resourceClaimName'), own, isDNS1123Subdomain)),
      ...(template === undefined ? none : byRule(at.child('resourceClaimTemplateName'), template, isDNS1123Subdomain)),
    ]
  })
}

const resources = ['cpu', 'memory']
const policies = ['NotRequired', 'RestartContainer']

/** What happens to a container whose resources change; told of by the whole list. */
export function validateResizePolicy(
  path: FieldPath,
  list: readonly corev1.ContainerResizePolicy[] | undefined,
  podRestarts: string | undefined,
): Errors {
  const seen = new Set<string>()
  const known = (value: string, words: readonly string[]): Errors => {
    if (value === '') return [field.required(path)]
    return words.includes(value) ? none : [field.notSupported(path, value, words)]
  }
  return each(path, list, ({ resourceName, restartPolicy }, at) => {
    const again = seen.has(resourceName)
    seen.add(resourceName)
    const never = podRestarts === 'Never' && restartPolicy !== 'NotRequired'
    const detail = "must be 'NotRequired' when `restartPolicy` is 'Never'"
    return [
      ...(again ? [field.duplicate(at, resourceName)] : none),
      ...known(resourceName, resources),
      ...known(restartPolicy, policies),
      ...(never ? [field.invalid(path, restartPolicy, detail)] : none),
    ]
  })
}
