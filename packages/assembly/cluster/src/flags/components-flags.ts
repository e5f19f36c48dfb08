import { toggle } from '@orrery/kit'
import { controllerManagerFlags } from './controller-manager-flags.js'
import { kubeletFlags } from './kubelet-flags.js'
import { proxyFlags } from './proxy-flags.js'
import { upFlags } from './up-flags.js'

/** Of `orrery components`: everything but the API server in one process, as `up` runs it. */
export const componentsFlags = {
  nodes: upFlags.nodes,
  runtime: kubeletFlags.runtime,
  proxy: toggle(false, 'write packet rules on this machine'),
  master: controllerManagerFlags.master,
  kubeconfig: controllerManagerFlags.kubeconfig,
  'cluster-cidr': controllerManagerFlags['cluster-cidr'],
  'data-dir': kubeletFlags['data-dir'],
  'docker-host': kubeletFlags['docker-host'],
  'pod-infra-container-image': kubeletFlags['pod-infra-container-image'],
  'legacy-service-port-names': proxyFlags['legacy-service-port-names'],
  'log-level': kubeletFlags['log-level'],
}
