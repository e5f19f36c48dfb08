import { aggregateText, invalid, resources, type corev1 } from '@orrery/api'
import type { Evaluation } from '../../metrics/pod-security-metrics.js'
import type { Services } from '../../services.js'
import { concerns, refused, type Attributes } from '../attributes.js'
import type { AdmissionPlugin } from '../plugin.js'
import { findShared, listShared } from '../shared-objects.js'
import type { PodLike } from './check.js'
import { detailText, evaluatePod } from './evaluate.js'
import { levelVersionText, policyOf, strictness, versionLabel, type LevelVersion, type Policy } from './policy.js'
import { warnOfPods } from './pods-in-namespace.js'
import { isSignificantUpdate } from './significant-update.js'

const { appsv1, batchv1, corev1: core } = resources

/** What a level says of a pod. */
interface Verdict extends Pick<Evaluation, 'decision' | 'mode' | 'resource'> {
  by: LevelVersion
}

interface Templated {
  spec?: { template?: PodLike; jobTemplate?: { spec: { template?: PodLike } } }
  template?: PodLike
}

/** Kinds that make pods: they are warned of, and not refused. */
const controllers = [
  core.replicationcontrollers,
  core.podtemplates,
  appsv1.replicasets,
  appsv1.deployments,
  appsv1.statefulsets,
  appsv1.daemonsets,
  batchv1.jobs,
  batchv1.cronjobs,
]

/** Below pods, what says nothing of how they run. */
const ignored: ReadonlySet<string> = new Set(['exec', 'attach', 'binding', 'eviction', 'log', 'portforward', 'proxy', 'status'])

/** The labels must mean something, and pods that stand already are told of. */
function checkNamespace(attributes: Attributes, services: Services): void {
  const { operation, object, old, name } = attributes
  const next = policyOf(object?.metadata.labels)
  const before = policyOf(old?.metadata.labels)
  const text = aggregateText(next.errors)
  const known = operation === 'UPDATE' && before.errors.length > 0 && aggregateText(before.errors) === text
  if (next.errors.length > 0 && !known) throw invalid(core.namespaces, name, next.errors)
  if (operation !== 'UPDATE') return
  const { enforce } = next.policy
  const was = before.policy.enforce
  if (enforce.level === 'privileged') return
  if (enforce.version === was.version && strictness(enforce.level) <= strictness(was.level)) return
  for (const warning of warnOfPods(name, enforce, listShared(services, core.pods, name))) attributes.warn?.(warning)
}

function policyFor(attributes: Attributes, services: Services): Policy {
  return policyOf(findShared(services, core.namespaces, '', attributes.namespace)?.metadata.labels).policy
}

function count({ operation, subresource }: Attributes, services: Services, verdict: Verdict): void {
  const { level, version } = verdict.by
  services.metrics.podSecurity.evaluated({
    decision: verdict.decision,
    mode: verdict.mode,
    level,
    version: versionLabel({ level, version }),
    operation: operation === 'CREATE' ? 'create' : 'update',
    resource: verdict.resource,
    subresource,
  })
}

function evaluate(attributes: Attributes, services: Services, pod: PodLike, resource: 'pod' | 'controller'): void {
  const { enforce, warn } = policyFor(attributes, services)
  const tell = (decision: Verdict['decision'], mode: Verdict['mode'], by: LevelVersion): void =>
    count(attributes, services, { decision, mode, by, resource })
  if (resource === 'pod') {
    const violations = evaluatePod(enforce, pod)
    tell(violations.length > 0 ? 'deny' : 'allow', 'enforce', enforce)
    if (violations.length > 0) {
      throw refused(attributes, `violates PodSecurity "${levelVersionText(enforce)}": ${detailText(violations)}`)
    }
  }
  const doubtful = evaluatePod(warn, pod)
  if (doubtful.length === 0) return
  tell('deny', 'warn', warn)
  attributes.warn?.(`would violate PodSecurity "${levelVersionText(warn)}": ${detailText(doubtful)}`)
}

function checkPod(attributes: Attributes, services: Services): void {
  if (ignored.has(attributes.subresource)) return
  const pod = attributes.object as corev1.Pod
  const old = attributes.old as corev1.Pod | undefined
  if (old && !isSignificantUpdate(pod, old)) return
  evaluate(attributes, services, pod, 'pod')
}

function checkController(attributes: Attributes, services: Services): void {
  if (attributes.subresource !== '' || !controllers.some((resource) => concerns(attributes, resource))) return
  const { spec, template } = attributes.object as Templated
  const pod = template ?? spec?.template ?? spec?.jobTemplate?.spec.template
  if (pod) evaluate(attributes, services, pod, 'controller')
}

/** Holds pods to the level of the Pod Security Standards that their namespace's labels name. */
export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  operations: ['CREATE', 'UPDATE'],
  validate(attributes, services) {
    if (concerns(attributes, core.pods)) return checkPod(attributes, services)
    if (!concerns(attributes, core.namespaces)) return checkController(attributes, services)
    if (attributes.subresource === '') checkNamespace(attributes, services)
  },
}
