import type { corev1 } from '@orrery/api'

/** Of the annotation for a container, whose name follows. */
export const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/'

/** What an annotation's value is as a field; undefined where it is nothing known. */
export function appArmorProfileOf(annotation: string): corev1.AppArmorProfile | undefined {
  if (annotation === 'unconfined') return { type: 'Unconfined' }
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' }
  const localhostProfile = annotation.startsWith('localhost/') ? annotation.slice('localhost/'.length) : ''
  return localhostProfile === '' ? undefined : { type: 'Localhost', localhostProfile }
}
