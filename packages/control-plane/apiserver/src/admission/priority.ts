import { resources, type corev1, type schedulingv1 } from '@orrery/api'
import type { Services } from '../services.js'
import { concerns, newPod, refused, type Attributes } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'
import { findShared, listShared } from './shared-objects.js'

const { priorityclasses } = resources.schedulingv1
const { pods } = resources.corev1

/** The class of pods that name none; the lowest, should there be several. */
function defaultClass(services: Services): schedulingv1.PriorityClass | undefined {
  const classes = listShared(services, priorityclasses, '').filter(({ globalDefault }) => globalDefault)
  return classes.toSorted((a, b) => a.value - b.value)[0]
}

interface Priority {
  name: string
  value: number
  preemptionPolicy?: string | undefined
}

/** Throws 403 where the class is not there. */
function priorityOf({ spec }: corev1.Pod, attributes: Attributes, services: Services): Priority {
  const name = spec.priorityClassName ?? ''
  const found = name === '' ? defaultClass(services) : findShared(services, priorityclasses, '', name)
  if (found) return { name: found.metadata.name, value: found.value, preemptionPolicy: found.preemptionPolicy }
  if (name !== '') throw refused(attributes, `no PriorityClass with name ${name} was found`)
  return { name, value: 0, preemptionPolicy: 'PreemptLowerPriority' }
}

/** In place. Throws 403 where the pod says something else than its class. */
function resolve(pod: corev1.Pod, attributes: Attributes, services: Services): void {
  const { spec } = pod
  const { name, value, preemptionPolicy: policy } = priorityOf(pod, attributes, services)
  const text = (what: string, given: string | number, computed: string | number): string =>
    `the ${what} (${given}) must not be provided in pod spec; priority admission controller computed ${computed} ` +
    'from the given PriorityClass name'
  if (name !== '') spec.priorityClassName = name
  if (spec.priority !== undefined && spec.priority !== value) {
    throw refused(attributes, text('integer value of priority', spec.priority, value))
  }
  spec.priority = value
  if (policy === undefined) return
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
    throw refused(attributes, text('string value of PreemptionPolicy', spec.preemptionPolicy, policy))
  }
  spec.preemptionPolicy = policy
}

/** In place: an update that leaves them out means them as they are. */
function keep({ spec }: corev1.Pod, old: corev1.Pod): void {
  if (spec.priority === undefined && old.spec.priority !== undefined) spec.priority = old.spec.priority
  if (spec.preemptionPolicy === undefined && old.spec.preemptionPolicy !== undefined) {
    spec.preemptionPolicy = old.spec.preemptionPolicy
  }
}

/** Pods get the priority of their class, and there is one class for those that name none. */
export const priority: AdmissionPlugin = {
  name: 'Priority',
  operations: ['CREATE', 'UPDATE', 'DELETE'],
  mutate(attributes, services) {
    const pod = newPod(attributes)
    if (pod) return resolve(pod, attributes, services)
    const { operation, subresource, object, old } = attributes
    if (operation === 'UPDATE' && subresource === '' && concerns(attributes, pods)) keep(object as corev1.Pod, old as corev1.Pod)
  },
  validate(attributes, services) {
    const { operation, subresource, object } = attributes
    if (operation === 'DELETE' || subresource !== '' || !concerns(attributes, priorityclasses)) return
    const { metadata, globalDefault } = object as schedulingv1.PriorityClass
    const standing = globalDefault ? defaultClass(services)?.metadata.name : undefined
    if (standing === undefined || (operation === 'UPDATE' && standing === metadata.name)) return
    throw refused(attributes, `PriorityClass ${standing} is already marked as default. Only one default can exist`)
  },
}
