import { field, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

type Pod = corev1.Pod
type Statuses = readonly corev1.ContainerStatus[] | undefined

/** Whether a container that ended with a code may run again. */
type MayRestart = (name: string, exitCode: number) => boolean

/** Told of where the container stood before. */
function validateEnds(path: FieldPath, next: Statuses, old: Statuses, mayRestart: MayRestart): Errors {
  return (old ?? []).flatMap(({ name, state: { terminated } }, index) => {
    if (!terminated || mayRestart(name, terminated.exitCode)) return none
    const revived = (next ?? []).filter((one) => one.name === name && !one.state.terminated)
    return revived.map(() => field.forbidden(path.index(index).child('state'), 'may not be transitioned to non-terminated state'))
  })
}

/** What has ended stays so, unless it is started again. `path`: of the status. */
export function validateTransitions(path: FieldPath, { status }: Pod, { status: before, spec }: Pod): Errors {
  const policy = spec.restartPolicy
  const byPolicy: MayRestart = (_, exitCode) => policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0)
  const sidecars = new Set(spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name))
  const ofInits: MayRestart = (name, exitCode) => byPolicy(name, exitCode) || sidecars.has(name)
  const check = (list: 'containerStatuses' | 'initContainerStatuses' | 'ephemeralContainerStatuses', may: MayRestart): Errors =>
    validateEnds(path.child(list), status[list], before[list], may)
  return [
    ...check('containerStatuses', byPolicy),
    ...check('initContainerStatuses', ofInits),
    ...check('ephemeralContainerStatuses', () => false),
  ]
}
