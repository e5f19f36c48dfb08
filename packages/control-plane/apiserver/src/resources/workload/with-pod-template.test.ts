import type { appsv1, corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { complaints, objectOf } from '../../testing/complaints.js'
import { deployments } from '../deployments/deployments.js'

function deployment(pod: object, annotations?: Record<string, string>): object {
  const labels = { app: 'a' }
  const spec = { containers: [{ name: 'a', image: 'i' }], ...pod }
  return { spec: { selector: { matchLabels: labels }, template: { metadata: { labels, ...(annotations && { annotations }) }, spec } } }
}

it('what waits for gates is dropped from templates as from pods', () => {
  const restarted: Partial<corev1.Container> = { name: 'a', image: 'i', restartPolicy: 'Never', lifecycle: { stopSignal: 'SIGTERM' } }
  const made = objectOf(deployments, deployment({ hostnameOverride: 'x', containers: [restarted] })) as appsv1.Deployment
  const { hostnameOverride, containers: [only] } = made.spec.template.spec
  expect([hostnameOverride, only?.restartPolicy, only?.lifecycle]).toEqual([undefined, undefined, undefined])
})

it('annotations of templates are looked at as those of pods', () => {
  const key = 'seccomp.security.alpha.kubernetes.io/pod'
  expect(complaints(deployments, deployment({}, { [key]: 'x' }))).toEqual([
    `spec.template.annotations.${key}: Invalid value: "x": must be a valid seccomp profile`,
  ])
})
