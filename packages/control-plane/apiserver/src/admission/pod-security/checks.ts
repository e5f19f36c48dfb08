import type { Check } from './check.js'
import { capabilitiesBaseline, capabilitiesRestricted } from './checks/capabilities.js'
import { hostNamespaces, hostPathVolumes, hostPorts, hostProbesAndHostLifecycle, windowsHostProcess } from './checks/host.js'
import { allowPrivilegeEscalation, privileged, procMount, runAsNonRoot, runAsUser } from './checks/privileges.js'
import { appArmorProfile, seccompBaseline, seccompRestricted } from './checks/profiles.js'
import { restrictedVolumes } from './checks/restricted-volumes.js'
import { seLinuxOptions } from './checks/se-linux-options.js'
import { sysctls } from './checks/sysctls.js'

/** Every rule, in upstream's order. */
export const checks: readonly Check[] = [
  allowPrivilegeEscalation,
  appArmorProfile,
  capabilitiesBaseline,
  capabilitiesRestricted,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbesAndHostLifecycle,
  privileged,
  procMount,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seLinuxOptions,
  seccompBaseline,
  seccompRestricted,
  sysctls,
  windowsHostProcess,
]
