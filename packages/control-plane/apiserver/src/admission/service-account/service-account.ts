import { resources, type corev1 } from '@orrery/api'
import type { Services } from '../../services.js'
import { concerns, newPod, refused, type Attributes } from '../attributes.js'
import type { AdmissionPlugin } from '../plugin.js'
import { findShared } from '../shared-objects.js'
import { isMirrorPod, mirrorPodFault } from './mirror-pod.js'
import { foreignEphemeralSecret, foreignSecret } from './secret-references.js'
import { mountToken } from './token-volume.js'

const { serviceaccounts, pods } = resources.corev1

/** A controller makes it for each new namespace: who comes just before waits a little. */
const defaultName = 'default'
const lookups = 20
const lookupMs = 50

function missing(attributes: Attributes, name: string): Error {
  const what = `${attributes.namespace}/${name}`
  return refused(attributes, `error looking up service account ${what}: serviceaccount ${JSON.stringify(name)} not found`)
}

async function awaitAccount(attributes: Attributes, services: Services, name: string): Promise<corev1.ServiceAccount> {
  const find = (): corev1.ServiceAccount | undefined => findShared(services, serviceaccounts, attributes.namespace, name)
  let found = find()
  for (let tries = 1; !found && name === defaultName && tries < lookups; tries++) {
    await services.clock.sleep(lookupMs)
    found = find()
  }
  if (!found) throw missing(attributes, name)
  return found
}

function enforces({ metadata }: corev1.ServiceAccount): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(metadata.annotations?.['kubernetes.io/enforce-mountable-secrets'] ?? '')
}

/** In place: the pod runs as an account, with what that account gives its pods. */
async function fillIn(pod: corev1.Pod, attributes: Attributes, services: Services): Promise<void> {
  const { spec } = pod
  spec.serviceAccountName ||= defaultName
  spec.serviceAccount = spec.serviceAccountName
  const account = await awaitAccount(attributes, services, spec.serviceAccountName)
  const automount = spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true
  if (automount) mountToken(pod, services.random.suffix(5))
  const own = account.imagePullSecrets ?? []
  if (!spec.imagePullSecrets?.length && own.length > 0) spec.imagePullSecrets = own.map((secret) => ({ ...secret }))
}

type Fault = (pod: corev1.Pod, account: corev1.ServiceAccount) => string | undefined

function check(pod: corev1.Pod, attributes: Attributes, services: Services, fault: Fault): void {
  const name = pod.spec.serviceAccountName ?? ''
  if (name === '') throw refused(attributes, `no service account specified for pod ${attributes.namespace}/${pod.metadata.name}`)
  const account = findShared(services, serviceaccounts, attributes.namespace, name)
  if (!account) throw missing(attributes, name)
  const why = enforces(account) ? fault(pod, account) : undefined
  if (why !== undefined) throw refused(attributes, why)
}

function validate(pod: corev1.Pod, attributes: Attributes, services: Services): void {
  if (!isMirrorPod(pod)) return check(pod, attributes, services, foreignSecret)
  const why = mirrorPodFault(pod)
  if (why !== undefined) throw refused(attributes, why)
}

async function prepare(pod: corev1.Pod, attributes: Attributes, services: Services): Promise<void> {
  if (!isMirrorPod(pod)) await fillIn(pod, attributes, services)
  validate(pod, attributes, services)
}

/** Every pod runs as a service account that exists, and can speak to the API as it. */
export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  operations: ['CREATE', 'UPDATE'],
  mutate(attributes, services) {
    const pod = newPod(attributes)
    return pod && prepare(pod, attributes, services)
  },
  validate(attributes, services) {
    const pod = newPod(attributes)
    if (pod) return validate(pod, attributes, services)
    const { operation, subresource, object } = attributes
    if (operation === 'UPDATE' && subresource === 'ephemeralcontainers' && concerns(attributes, pods)) {
      check(object as corev1.Pod, attributes, services, foreignEphemeralSecret)
    }
  },
}
