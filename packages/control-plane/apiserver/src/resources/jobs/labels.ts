/** Labels of a job's pods that say which job's they are: the older ones, then today's. */
export const uidLabels = ['controller-uid', 'batch.kubernetes.io/controller-uid'] as const
export const nameLabels = ['job-name', 'batch.kubernetes.io/job-name'] as const

/** In upstream's order. `prefixed`: today's too. */
export function generatedLabels(uid: string, name: string, prefixed = true): Readonly<Record<string, string>> {
  const [oldUid, newUid] = uidLabels
  const [oldName, newName] = nameLabels
  return { [oldUid]: uid, [oldName]: name, ...(prefixed && { [newUid]: uid, [newName]: name }) }
}
