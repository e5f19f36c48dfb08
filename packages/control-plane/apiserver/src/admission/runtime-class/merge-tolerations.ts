import { deepEqual, type corev1 } from '@orrery/api'

type Toleration = corev1.Toleration

/** Whether `wide` tolerates everything that `narrow` does. */
function covers(wide: Toleration, narrow: Toleration): boolean {
  if (deepEqual(wide, narrow)) return true
  const anyKey = !wide.key && wide.operator === 'Exists'
  if ((narrow.key ?? '') !== (wide.key ?? '') && !anyKey) return false
  if (wide.effect && narrow.effect !== wide.effect) return false
  if (wide.effect === 'NoExecute' && wide.tolerationSeconds !== undefined) {
    if (narrow.tolerationSeconds === undefined || narrow.tolerationSeconds > wide.tolerationSeconds) return false
  }
  if (wide.operator === 'Exists') return true
  return narrow.operator !== 'Exists' && (narrow.value ?? '') === (wide.value ?? '')
}

/** Both lists, without what another of them covers; of equal ones the first. */
export function mergeTolerations(first: readonly Toleration[], second: readonly Toleration[]): Toleration[] {
  const all = [...first, ...second]
  const merged: Toleration[] = []
  all.forEach((toleration, index) => {
    if (merged.some((other) => covers(other, toleration))) return
    const later = all.slice(index + 1)
    if (!later.some((other) => !deepEqual(other, toleration) && covers(other, toleration))) merged.push(toleration)
  })
  return merged
}
