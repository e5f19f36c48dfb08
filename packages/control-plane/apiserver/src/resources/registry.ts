import type { Resource } from './contract.js'
import { apiservices } from './apiservices/apiservices.js'
import { certificatesigningrequests } from './certificatesigningrequests/certificatesigningrequests.js'
import { componentstatuses } from './componentstatuses/componentstatuses.js'
import { configmaps } from './configmaps/configmaps.js'
import { controllerrevisions } from './controllerrevisions/controllerrevisions.js'
import { cronjobs } from './cronjobs/cronjobs.js'
import { csidrivers } from './csidrivers/csidrivers.js'
import { csinodes } from './csinodes/csinodes.js'
import { csistoragecapacities } from './csistoragecapacities/csistoragecapacities.js'
import { customresourcedefinitions } from './customresourcedefinitions/customresourcedefinitions.js'
import { daemonsets } from './daemonsets/daemonsets.js'
import { deployments } from './deployments/deployments.js'
import {
  deviceclasses,
  resourceclaims,
  resourceclaimtemplates,
  resourceslices,
} from './dynamicresources/dynamicresources.js'
import { endpoints } from './endpoints/endpoints.js'
import { endpointslices } from './endpointslices/endpointslices.js'
import { events } from './events/events.js'
import { flowschemas, prioritylevelconfigurations } from './flowcontrol/flowcontrol.js'
import { horizontalpodautoscalers } from './horizontalpodautoscalers/horizontalpodautoscalers.js'
import { ingressclasses } from './ingressclasses/ingressclasses.js'
import { ingresses } from './ingresses/ingresses.js'
import { ipaddresses } from './ipaddresses/ipaddresses.js'
import { jobs } from './jobs/jobs.js'
import { leases } from './leases/leases.js'
import { limitranges } from './limitranges/limitranges.js'
import { namespaces } from './namespaces/namespaces.js'
import { networkpolicies } from './networkpolicies/networkpolicies.js'
import { nodes } from './nodes/nodes.js'
import { persistentvolumeclaims } from './persistentvolumeclaims/persistentvolumeclaims.js'
import { persistentvolumes } from './persistentvolumes/persistentvolumes.js'
import { poddisruptionbudgets } from './poddisruptionbudgets/poddisruptionbudgets.js'
import { pods } from './pods/pods.js'
import { podtemplates } from './podtemplates/podtemplates.js'
import { priorityclasses } from './priorityclasses/priorityclasses.js'
import { replicasets } from './replicasets/replicasets.js'
import { replicationcontrollers } from './replicationcontrollers/replicationcontrollers.js'
import { resourcequotas } from './resourcequotas/resourcequotas.js'
import { rolebindings, clusterrolebindings } from './rolebindings/rolebindings.js'
import { roles, clusterroles } from './roles/roles.js'
import { runtimeclasses } from './runtimeclasses/runtimeclasses.js'
import { secrets } from './secrets/secrets.js'
import { serviceaccounts } from './serviceaccounts/serviceaccounts.js'
import { servicecidrs } from './servicecidrs/servicecidrs.js'
import { services } from './services/services.js'
import { statefulsets } from './statefulsets/statefulsets.js'
import { storageclasses } from './storageclasses/storageclasses.js'
import {
  validatingadmissionpolicies,
  validatingadmissionpolicybindings,
} from './validatingadmissionpolicies/validatingadmissionpolicies.js'
import { volumeattachments } from './volumeattachments/volumeattachments.js'
import { volumeattributesclasses } from './volumeattributesclasses/volumeattributesclasses.js'
import {
  validatingwebhookconfigurations,
  mutatingwebhookconfigurations,
} from './webhookconfigurations/webhookconfigurations.js'

/** What built-in kinds do differently from the generic object. A kind that is not here is generic. */
export const declarations: readonly Resource[] = [
  apiservices,
  certificatesigningrequests,
  clusterrolebindings,
  clusterroles,
  componentstatuses,
  configmaps,
  controllerrevisions,
  cronjobs,
  csidrivers,
  csinodes,
  csistoragecapacities,
  customresourcedefinitions,
  daemonsets,
  deployments,
  deviceclasses,
  endpoints,
  endpointslices,
  events,
  flowschemas,
  horizontalpodautoscalers,
  ingressclasses,
  ingresses,
  ipaddresses,
  jobs,
  leases,
  limitranges,
  mutatingwebhookconfigurations,
  namespaces,
  networkpolicies,
  nodes,
  persistentvolumeclaims,
  persistentvolumes,
  poddisruptionbudgets,
  pods,
  podtemplates,
  priorityclasses,
  prioritylevelconfigurations,
  replicasets,
  replicationcontrollers,
  resourceclaims,
  resourceclaimtemplates,
  resourcequotas,
  resourceslices,
  rolebindings,
  roles,
  runtimeclasses,
  secrets,
  serviceaccounts,
  servicecidrs,
  services,
  statefulsets,
  storageclasses,
  validatingadmissionpolicies,
  validatingadmissionpolicybindings,
  validatingwebhookconfigurations,
  volumeattachments,
  volumeattributesclasses,
]
