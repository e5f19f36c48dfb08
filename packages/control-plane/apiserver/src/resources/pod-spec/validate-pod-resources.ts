import { compareQuantities, field, Quantity, type corev1, type FieldPath } from '@orrery/api'
import type { ResourceList } from '../resource-list/amounts.js'
import { validateRequirements } from '../resource-list/requirements.js'
import { containerAmounts } from '../resource-list/sum.js'
import { isHugePages, validatePodResourceName } from '../resource-list/validate.js'
import { each, none, type Errors } from '../validation/checks.js'

/** What the pod has must be enough for its containers together. */
function enough(path: FieldPath, list: ResourceList | undefined, needed: ReadonlyMap<string, Quantity>, of: string): Errors {
  return [...needed].flatMap(([name, amount]) => {
    const own = list?.[name]
    if (own === undefined || amount.compare(Quantity.parse(own)) <= 0) return none
    return [field.invalid(path.key(name), own, `must be greater than or equal to aggregate container ${of} of ${amount.toString()}`)]
  })
}

/** No container alone may be held to more than the pod is. */
function withinLimits(path: FieldPath, { containers, resources: own }: corev1.PodSpec): Errors {
  return each(path.child('containers'), containers, ({ resources }, at) =>
    Object.entries(resources.limits ?? {}).flatMap(([name, limit]) => {
      const most = own?.limits?.[name]
      if (most === undefined || compareQuantities(limit, most) <= 0) return none
      return [field.invalid(at.key(name).child('limits'), limit, `must be less than or equal to pod limits of ${most}`)]
    }),
  )
}

/** What the pod as a whole asks for. `path`: of the spec. */
export function validatePodResources(path: FieldPath, spec: corev1.PodSpec, claimNames: ReadonlySet<string>): Errors {
  const { resources } = spec
  if (!resources) return none
  const at = path.child('resources')
  if (spec.os?.name === 'windows') return [field.forbidden(at, 'may not be set for a windows pod')]
  const pages = new Map([...containerAmounts(spec, 'limits')].filter(([name]) => isHugePages(name)))
  return [
    ...(resources.claims ? [field.forbidden(at.child('claims'), 'claims may not be set for Resources at pod-level')] : none),
    ...validateRequirements(at, resources, { claimNames, validateName: validatePodResourceName }),
    ...enough(at.child('requests'), resources.requests, containerAmounts(spec, 'requests'), 'requests'),
    ...enough(at.child('limits'), resources.limits, pages, 'limits'),
    ...withinLimits(at, spec),
  ]
}
