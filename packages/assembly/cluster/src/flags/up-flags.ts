import { integer, oneOf, text, toggle } from '@orrery/kit'
import { apiserverFlags } from './apiserver-flags.js'

/** Of `orrery up`: its own, and those of the API server. */
export const upFlags = {
  nodes: integer(1, 'how many nodes', { from: 1, to: 5000 }),
  runtime: oneOf(['auto', 'docker', 'hollow'], 'auto', 'what runs containers; auto: Docker where an engine answers'),
  detach: toggle(false, 'return when the cluster is ready, leaving it running'),
  'merge-kubeconfig': toggle(false, 'put the context orrery into your kubeconfig'),
  'cluster-cidr': text('10.244.0.0/16', 'where pods get their addresses', 'CIDR'),
  'docker-host': text('', 'the engine; default: DOCKER_HOST or unix:///var/run/docker.sock', 'URL'),
  'pod-infra-container-image': text('registry.k8s.io/pause:3.10', 'the image that holds a pod’s network', 'IMAGE'),
  'legacy-service-port-names': toggle(false, 'packet rules call unnamed ports ns/name: as before Kubernetes 1.14'),
  ...apiserverFlags,
}
