import { decode, errorText, jsonPatch, kindOfResource, parseJsonPatch, type ApiObject, type JsonObject, type JsonValue } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../../options.js'
import type { Context } from '../contract.js'
import { declarations } from '../registry.js'

const context: Context = { clock: new VirtualClock(), random: seededRandom(1), options: defaultOptions }

const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'c', image: 'busybox' }] } }
const ends = { ...template, spec: { ...template.spec, restartPolicy: 'Never' } }
const selector = { matchLabels: { app: 'a' } }
const exitCodes = { operator: 'In', values: [1, 2], containerName: 'c' }
const indexed = { completionMode: 'Indexed', completions: 3, parallelism: 2, template: ends }
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }

/** A good object of each kind. */
const good: Readonly<Record<string, JsonObject>> = {
  deployments: { spec: { selector, template } },
  replicasets: { spec: { selector, template } },
  daemonsets: { spec: { selector, template } },
  statefulsets: { spec: { selector, template, serviceName: 's' } },
  replicationcontrollers: { spec: { selector: { app: 'a' }, template } },
  jobs: { spec: { ...indexed, podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: exitCodes }] } } },
  cronjobs: { spec: { schedule: '*/5 * * * *', timeZone: 'Asia/Shanghai', jobTemplate: { spec: { template: ends } } } },
  horizontalpodautoscalers: { spec: { scaleTargetRef: { kind: 'Deployment', name: 'd' }, maxReplicas: 3, metrics: [cpu] } },
  poddisruptionbudgets: { spec: { minAvailable: '50%', selector } },
  priorityclasses: { value: 1000 },
  runtimeclasses: { handler: 'runc' },
  leases: { spec: { leaseDurationSeconds: 15 } },
  controllerrevisions: { data: { a: 1 }, revision: 1 },
}

function declared(plural: string): (typeof declarations)[number] {
  const found = declarations.find(({ ref }) => ref.plural === plural)
  if (!found) throw new Error(`no kind ${plural}`)
  return found
}

/** The good object with one field set (undefined: removed), as it stands before validation. */
function made(plural: string, path: string, value: JsonValue | undefined): ApiObject {
  const kind = declared(plural)
  const { ref, strategy } = kind
  const body = { metadata: { name: 'x', namespace: 'd', uid: 'u' }, ...structuredClone(good[plural] ?? {}) }
  const patch = path === '' ? [] : [value === undefined ? { op: 'remove', path } : { op: 'add', path, value }]
  const type = kindOfResource(ref.group, ref.version, ref.plural)?.type ?? ''
  const { object, error } = decode(type, jsonPatch(body, parseJsonPatch(patch)))
  expect(error).toBeUndefined()
  const decoded = object as unknown as ApiObject
  kind.defaults?.(decoded)
  strategy?.prepareForCreate?.(decoded, context)
  return decoded
}

type Row = readonly [plural: string, path: string, value: JsonValue | undefined, ...texts: string[]]

const percent = "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"
const label = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"

const rows: readonly Row[] = [
  ['deployments', '/spec/replicas', -1, 'spec.replicas: Invalid value: -1: must be greater than or equal to 0'],
  ['deployments', '/spec/selector', {}, 'spec.selector: Invalid value: {}: empty selector is invalid for deployment'],
  ['deployments', '/spec/selector', undefined, 'spec.selector: Required value', 'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`'],
  ['deployments', '/spec/strategy', { type: 'Recreate', rollingUpdate: {} }, "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"],
  ['deployments', '/spec/strategy', { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } }, 'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0'],
  ['deployments', '/spec/strategy', { rollingUpdate: { maxUnavailable: '101%' } }, 'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%'],
  ['deployments', '/spec/strategy', { rollingUpdate: { maxSurge: 'few' } }, `spec.strategy.rollingUpdate.maxSurge: Invalid value: "few": ${percent}`],
  ['deployments', '/spec/progressDeadlineSeconds', 0, 'spec.progressDeadlineSeconds: Invalid value: 0: must be greater than minReadySeconds'],
  ['deployments', '/spec/template/spec/activeDeadlineSeconds', 5, 'spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported'],
  ['replicasets', '/spec/selector', {}, 'spec.selector: Invalid value: {}: empty selector is invalid for deployment'],
  ['replicasets', '/spec/template/spec/restartPolicy', 'Never', 'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
  ['daemonsets', '/spec/selector', undefined, 'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`'],
  ['daemonsets', '/spec/updateStrategy', { rollingUpdate: { maxUnavailable: 1, maxSurge: 1 } }, 'spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero'],
  ['daemonsets', '/spec/updateStrategy', { rollingUpdate: { maxUnavailable: 0 } }, 'spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0'],
  ['statefulsets', '/spec/podManagementPolicy', 'Any', "spec.podManagementPolicy: Invalid value: \"Any\": must be 'OrderedReady' or 'Parallel'"],
  ['statefulsets', '/spec/serviceName', '-1', `spec.serviceName: Invalid value: "-1": ${label}`],
  ['statefulsets', '/spec/ordinals', { start: -1 }, 'spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0'],
  ['statefulsets', '/spec/persistentVolumeClaimRetentionPolicy', { whenScaled: 'Keep' }, 'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Keep": supported values: "Retain", "Delete"'],
  ['statefulsets', '/spec/template/spec/containers', [], 'spec.template.spec.containers: Required value'],
  ['replicationcontrollers', '/spec/template', undefined, 'spec.template: Required value'],
  ['jobs', '/spec/podFailurePolicy/rules/0/action', '', 'spec.podFailurePolicy.rules[0].action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]'],
  ['jobs', '/spec/podFailurePolicy/rules/0/onExitCodes/values', [2, 1], 'spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [2,1]: must be ordered'],
  ['jobs', '/spec/podFailurePolicy/rules/0/onExitCodes/containerName', 'd', 'spec.podFailurePolicy.rules[0].onExitCodes.containerName: Invalid value: "d": must be one of the container or initContainer names in the pod template'],
  ['jobs', '/spec/podFailurePolicy/rules/0/onExitCodes', undefined, 'spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required'],
  ['jobs', '/spec/template/spec/restartPolicy', 'OnFailure', 'spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified'],
  ['jobs', '/spec/template/spec/restartPolicy', undefined, 'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
  ['jobs', '/spec/completions', undefined, 'spec.completions: Required value: when completion mode is Indexed'],
  ['jobs', '/spec/maxFailedIndexes', 5, 'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified', 'spec.maxFailedIndexes: Invalid value: 5: must be less than or equal to completions'],
  ['jobs', '/spec/successPolicy', { rules: [{ succeededIndexes: '0-1-2' }] }, 'spec.successPolicy.rules[0].succeededIndexes: Invalid value: "0-1-2": error parsing succeededIndexes: the fragment "0-1-2" violates the requirement that an index interval can have at most two parts separated by \'-\''],
  ['jobs', '/spec/successPolicy', { rules: [{ succeededIndexes: '0,2', succeededCount: 3 }] }, 'spec.successPolicy.rules[0].succeededCount: Invalid value: 3: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)'],
  ['jobs', '/spec/template/metadata/labels/job-name', 'y', 'spec.template.metadata.labels[job-name]: Invalid value: {"app":"a","batch.kubernetes.io/controller-uid":"u","batch.kubernetes.io/job-name":"x","controller-uid":"u","job-name":"y"}: must be \'x\''],
  ['cronjobs', '/spec/schedule', '* * * *', 'spec.schedule: Invalid value: "* * * *": expected exactly 5 fields, found 4: [* * * *]'],
  ['cronjobs', '/spec/schedule', '61 * * * *', 'spec.schedule: Invalid value: "61 * * * *": end of range (61) above maximum (59): 61'],
  ['cronjobs', '/spec/schedule', '* * 0 * *', 'spec.schedule: Invalid value: "* * 0 * *": beginning of range (0) below minimum (1): 0'],
  ['cronjobs', '/spec/schedule', '*/0 * * * *', 'spec.schedule: Invalid value: "*/0 * * * *": step of range should be a positive number: */0'],
  ['cronjobs', '/spec/schedule', '* * * foo *', 'spec.schedule: Invalid value: "* * * foo *": failed to parse int from foo: strconv.Atoi: parsing "foo": invalid syntax'],
  ['cronjobs', '/spec/schedule', '@often', 'spec.schedule: Invalid value: "@often": unrecognized descriptor: @often'],
  ['cronjobs', '/spec/schedule', '@every 5x', 'spec.schedule: Invalid value: "@every 5x": failed to parse duration @every 5x: time: unknown unit "x" in duration "5x"'],
  ['cronjobs', '/spec/schedule', 'TZ=UTC * * * * *', 'spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead'],
  ['cronjobs', '/spec/timeZone', 'Asia/shanghai', 'spec.timeZone: Invalid value: "Asia/shanghai": unknown time zone Asia/shanghai'],
  ['cronjobs', '/spec/timeZone', 'Local', 'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'],
  ['cronjobs', '/spec/jobTemplate/spec/manualSelector', true, 'spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"'],
  ['cronjobs', '/metadata/name', 'x'.repeat(53), `metadata.name: Invalid value: "${'x'.repeat(53)}": must be no more than 52 characters`],
  ['horizontalpodautoscalers', '/spec/minReplicas', 0, 'spec.minReplicas: Invalid value: 0: must be greater than or equal to 1', 'spec.metrics: Forbidden: must specify at least one Object or External metric to support scaling to zero replicas'],
  ['horizontalpodautoscalers', '/spec/minReplicas', 4, 'spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`'],
  ['horizontalpodautoscalers', '/spec/scaleTargetRef/name', 'a/b', "spec.scaleTargetRef.name: Invalid value: \"a/b\": may not contain '/'"],
  ['horizontalpodautoscalers', '/spec/metrics/0/type', 'Pods', 'spec.metrics[0].pods: Required value: must populate information for the given metric source'],
  ['horizontalpodautoscalers', '/spec/metrics/0/resource/target/averageUtilization', 0, 'spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0'],
  ['horizontalpodautoscalers', '/spec/metrics/0/resource/target/averageValue', '1', 'spec.metrics[0].resource.target.averageValue: Forbidden: may not set both a target raw value and a target utilization'],
  ['horizontalpodautoscalers', '/spec/behavior', { scaleDown: { policies: [] } }, 'spec.behavior.scaleDown.policies: Required value: must specify at least one Policy'],
  ['horizontalpodautoscalers', '/spec/behavior', { scaleUp: { stabilizationWindowSeconds: 3601 } }, 'spec.behavior.scaleUp.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600'],
  ['poddisruptionbudgets', '/spec/maxUnavailable', 1, 'spec: Invalid value: {"minAvailable":"50%","selector":{"matchLabels":{"app":"a"}},"maxUnavailable":1}: minAvailable and maxUnavailable cannot be both set'],
  ['poddisruptionbudgets', '/spec/minAvailable', 'half', `spec.minAvailable: Invalid value: "half": ${percent}`],
  ['poddisruptionbudgets', '/spec/unhealthyPodEvictionPolicy', 'Never', 'spec.unhealthyPodEvictionPolicy: Unsupported value: "Never": supported values: "AlwaysAllow", "IfHealthyBudget"'],
  ['priorityclasses', '/value', 1_000_000_001, 'value: Forbidden: maximum allowed value of a user defined priority is 1000000000'],
  ['priorityclasses', '/metadata/name', 'system-x', "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: system-x is not a known system priority class"],
  ['runtimeclasses', '/handler', 'Run C', `handler: Invalid value: "Run C": ${label}`],
  ['leases', '/spec/leaseDurationSeconds', 0, 'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0'],
  ['controllerrevisions', '/data', undefined, 'data: Required value: data is mandatory'],
]

describe.each(Object.keys(good))('%s', (plural) => {
  it('a good one passes, and stays as it is', () => {
    const kind = declared(plural)
    const object = made(plural, '', undefined)
    expect((kind.validate?.(object, context) ?? []).map(errorText)).toEqual([])
    const update = kind.validateUpdate?.({ ...object, metadata: { ...object.metadata, resourceVersion: '1' } }, object, '', context)
    expect((update ?? []).map(errorText)).toEqual([])
  })
})

const cases = rows.map(([plural, path, value, ...texts]) => [plural, path, value, texts] as const)

it.each(cases)('%s with %s = %j', (plural, path, value, texts) => {
  const errors = declared(plural).validate?.(made(plural, path, value), context) ?? []
  expect(errors.map(errorText)).toEqual(texts)
})
