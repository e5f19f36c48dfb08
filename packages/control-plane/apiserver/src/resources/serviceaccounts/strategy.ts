import type { corev1 } from '@orrery/api'
import type { Strategy } from '../contract.js'

const enforced = 'kubernetes.io/enforce-mountable-secrets'

/** Of a secret only its name is kept. */
function nameSecrets(account: corev1.ServiceAccount): void {
  if (account.secrets) account.secrets = account.secrets.map(({ name }) => (name === undefined ? {} : { name }))
}

export const serviceAccountStrategy: Strategy<corev1.ServiceAccount> = {
  noGeneration: true,
  returnsDeleted: true,
  prepareForCreate: nameSecrets,
  prepareForUpdate: nameSecrets,
  warnings({ metadata }, old) {
    if (metadata.annotations?.[enforced] === undefined || old?.metadata.annotations?.[enforced] !== undefined) return []
    const instead = 'prefer separate namespaces to isolate access to mounted secrets'
    return [`metadata.annotations[${enforced}]: deprecated in v1.32+; ${instead}`]
  },
}
