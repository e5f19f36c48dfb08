import type { BadInput } from './bad-input.js'
import { access } from './rows/access.js'
import { admission } from './rows/admission.js'
import { autoscaling } from './rows/autoscaling.js'
import { batch } from './rows/batch.js'
import { bodies } from './rows/bodies.js'
import { configuration } from './rows/configuration.js'
import { containers } from './rows/containers.js'
import { deletions } from './rows/deletions.js'
import { deployments } from './rows/deployments.js'
import { devices } from './rows/devices.js'
import { endpointRows } from './rows/endpoints.js'
import { extensions } from './rows/extensions.js'
import { mediaTypes } from './rows/media-types.js'
import { metadata } from './rows/metadata.js'
import { networking } from './rows/networking.js'
import { nodes } from './rows/nodes.js'
import { otherFormats } from './rows/other-formats.js'
import { parameters } from './rows/parameters.js'
import { patches } from './rows/patches.js'
import { paths } from './rows/paths.js'
import { podSubresources } from './rows/pod-subresources.js'
import { podUpdates } from './rows/pod-updates.js'
import { podRows } from './rows/pods.js'
import { policies } from './rows/policies.js'
import { probes } from './rows/probes.js'
import { selectors } from './rows/selectors.js'
import { services } from './rows/services.js'
import { storageClasses } from './rows/storage-classes.js'
import { storage } from './rows/storage.js'
import { subresources } from './rows/subresources.js'
import { updates } from './rows/updates.js'
import { volumes } from './rows/volumes.js'
import { workloads } from './rows/workloads.js'

/** Every bad input by its subject. */
export const badInputs: Readonly<Record<string, readonly BadInput[]>> = {
  'a body': bodies,
  'another format': otherFormats,
  'a media type': mediaTypes,
  'a path': paths,
  'a parameter': parameters,
  'a selector': selectors,
  metadata,
  'an update': updates,
  'a patch': patches,
  'a deletion': deletions,
  'a subresource': subresources,
  'a pod’s subresource': podSubresources,
  'a pod': podRows,
  'a pod’s place, an update of it': podUpdates,
  'a container': containers,
  'a container’s resources, probes, hooks': probes,
  'a pod’s volume': volumes,
  'a deployment': deployments,
  'what keeps pods': workloads,
  'what runs to an end': batch,
  'an autoscaler': autoscaling,
  'a service': services,
  endpoints: endpointRows,
  networking,
  'volumes and claims': storage,
  'classes of storage': storageClasses,
  configuration,
  'a node, a namespace': nodes,
  access,
  'a policy': policies,
  'an extension': extensions,
  'a device': devices,
  admission,
}
