import { duration, integer, oneOf, text, toggle } from '@orrery/kit'
import { clientFlags } from './client-flags.js'

/** Of `orrery kubelet`, under upstream's names where it has them. */
export const kubeletFlags = {
  ...clientFlags,
  'hostname-override': text('', 'the name of the node; default: this machine’s', 'NAME'),
  'node-ip': text('', 'where the API server reaches this kubelet; default: this machine’s address', 'IP'),
  port: integer(10_250, 'where the kubelet’s own server listens; 0 picks one'),
  address: text('', 'the address it listens on; default: the node’s', 'IP'),
  'register-node': toggle(true, 'register the node with the API server'),
  'node-labels': text('', 'labels of the node, key=value, separated by commas', 'LIST'),
  'node-status-update-frequency': duration(10_000, 'how often the node’s status is looked at'),
  'max-pods': integer(110, 'pods on the node', { from: 0, to: 100_000 }),
  'pod-cidr': text('', 'addresses of pods; default: what the controllers give the node', 'CIDR'),
  'root-dir': text('', 'pods’ volumes live below it; default: kubelet below --data-dir', 'DIR'),
  'data-dir': text('', 'the cluster’s data, for its certificates; default: ~/.orrery', 'DIR'),
  runtime: oneOf(['docker', 'hollow'], 'docker', 'what runs containers'),
  'docker-host': text('', 'the engine; default: DOCKER_HOST or unix:///var/run/docker.sock', 'URL'),
  'pod-infra-container-image': text('registry.k8s.io/pause:3.10', 'the image that holds a pod’s network', 'IMAGE'),
  'tls-cert-file': text('', 'certificate of its server; default: the one below --data-dir; with none, plain HTTP on loopback', 'FILE'),
  'tls-private-key-file': text('', 'its key', 'FILE'),
  'client-ca-file': text('', 'authority of those who may ask', 'FILE'),
}
