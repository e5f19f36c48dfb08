import { at, creating, invalid, patch, updating, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { percent } from '../texts.js'

const { deployment } = good
const other = { '/spec/selector': { matchLabels: { app: 'b' } }, '/spec/template/metadata/labels': { app: 'b' } }

/** Deployments. */
export const deployments: readonly BadInput[] = [
  {
    name: 'replicas below zero', request: creating(deployment, { '/spec/replicas': -1 }),
    answer: invalid('Deployment.apps "x"', 'spec.replicas: Invalid value: -1: must be greater than or equal to 0'),
  },
  {
    name: 'a selector of everything', request: creating(deployment, { '/spec/selector': {} }),
    answer: invalid('Deployment.apps "x"', 'spec.selector: Invalid value: {}: empty selector is invalid for deployment'),
  },
  {
    name: 'no selector', request: creating(deployment, { '/spec/selector': undefined }),
    answer: invalid(
      'Deployment.apps "x"',
      'spec.selector: Required value',
      'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`',
    ),
  },
  {
    name: 'a selector of others', request: creating(deployment, { '/spec/selector/matchLabels': { app: 'b' } }),
    answer: invalid('Deployment.apps "x"', 'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`'),
  },
  {
    name: 'a selector with a bad operator',
    request: creating(deployment, { '/spec/selector': { matchExpressions: [{ key: 'app', operator: 'Like', values: ['a'] }] } }),
    answer: invalid(
      'Deployment.apps "x"',
      'spec.selector.matchExpressions[0].operator: Invalid value: "Like": not a valid selector operator',
      'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"Like","values":["a"]}]}: invalid label selector',
    ),
  },
  {
    name: 'a selector with no values',
    request: creating(deployment, { '/spec/selector': { matchExpressions: [{ key: 'app', operator: 'In' }] } }),
    answer: invalid(
      'Deployment.apps "x"',
      "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"In"}]}: invalid label selector',
    ),
  },
  {
    name: 'no template', request: creating(deployment, { '/spec/template': undefined }),
    answer: invalid(
      'Deployment.apps "x"',
      'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
      'spec.template.spec.containers: Required value',
    ),
  },
  {
    name: 'an unknown strategy', request: creating(deployment, { '/spec/strategy': { type: 'Slowly' } }),
    answer: invalid('Deployment.apps "x"', 'spec.strategy: Unsupported value: {"type":"Slowly"}: supported values: "Recreate", "RollingUpdate"'),
  },
  {
    name: 'rolling, and at once',
    request: creating(deployment, { '/spec/strategy': { type: 'Recreate', rollingUpdate: {} } }),
    answer: invalid('Deployment.apps "x"', "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"),
  },
  {
    name: 'no room to roll',
    request: creating(deployment, { '/spec/strategy': { rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } } }),
    answer: invalid('Deployment.apps "x"', 'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0'),
  },
  {
    name: 'more than all',
    request: creating(deployment, { '/spec/strategy': { rollingUpdate: { maxUnavailable: '101%' } } }),
    answer: invalid('Deployment.apps "x"', 'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "101%": must not be greater than 100%'),
  },
  {
    name: 'a share that is none',
    request: creating(deployment, { '/spec/strategy': { rollingUpdate: { maxSurge: 'few' } } }),
    answer: invalid('Deployment.apps "x"', `spec.strategy.rollingUpdate.maxSurge: Invalid value: "few": ${percent}`),
  },
  {
    name: 'a deadline that is over at once', request: creating(deployment, { '/spec/progressDeadlineSeconds': 0 }),
    answer: invalid('Deployment.apps "x"', 'spec.progressDeadlineSeconds: Invalid value: 0: must be greater than minReadySeconds'),
  },
  {
    name: 'a history below zero',
    request: creating(deployment, { '/spec/revisionHistoryLimit': -1, '/spec/minReadySeconds': -1 }),
    answer: invalid(
      'Deployment.apps "x"',
      'spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0',
      'spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0',
    ),
  },
  {
    name: 'pods that end by time',
    request: creating(deployment, { '/spec/template/spec/activeDeadlineSeconds': 5 }),
    answer: invalid('Deployment.apps "x"', 'spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported'),
  },
  {
    name: 'pods that do not restart',
    request: creating(deployment, { '/spec/template/spec/restartPolicy': 'Never' }),
    answer: invalid('Deployment.apps "x"', 'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'),
  },
  {
    name: 'another selector', given: [creating(deployment)], request: updating(deployment, other),
    answer: invalid('Deployment.apps "x"', 'spec.selector: Invalid value: {"matchLabels":{"app":"b"}}: field is immutable'),
  },
  {
    name: 'a status of more than there are', given: [creating(deployment)],
    request: patch('merge', at(deployment, 'status'), { status: { replicas: 1, readyReplicas: 2, availableReplicas: 3 } }),
    answer: invalid(
      'Deployment.apps "x"',
      'status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas',
      'status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas',
      'status.availableReplicas: Invalid value: 3: cannot be greater than readyReplicas',
    ),
  },
  {
    name: 'a status below zero', given: [creating(deployment)],
    request: patch('merge', at(deployment, 'status'), { status: { observedGeneration: -1, replicas: -1 } }),
    answer: invalid(
      'Deployment.apps "x"',
      'status.observedGeneration: Invalid value: -1: must be greater than or equal to 0',
      'status.replicas: Invalid value: -1: must be greater than or equal to 0',
      'status.updatedReplicas: Invalid value: 0: cannot be greater than status.replicas',
      'status.readyReplicas: Invalid value: 0: cannot be greater than status.replicas',
      'status.availableReplicas: Invalid value: 0: cannot be greater than status.replicas',
    ),
  },
]
