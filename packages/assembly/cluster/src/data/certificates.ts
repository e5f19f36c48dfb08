import { hostname } from 'node:os'
import { ensureCa, ensureCertificate, type Credential, type PkiContext } from '@orrery/pki'

/** Everything the components show each other. */
export interface Certificates {
  ca: string
  apiserver: Credential
  /** What the API server shows kubelets. */
  kubeletClient: Credential
  /** What kubelets show the API server. */
  kubelet: Credential
  /** For kubectl: everything allowed. */
  admin: Credential
}

export interface Addresses {
  advertise: string
  /** The first address of the service range. */
  kubernetesService: string
}

const serviceNames = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local']

/** The cluster's certificates in a folder of PEM files, made at the first start and when they no longer serve. */
export async function ensureCertificates(
  directory: string,
  { advertise, kubernetesService }: Addresses,
  context: PkiContext,
): Promise<Certificates> {
  const ca = await ensureCa(directory, context)
  const local = { dnsNames: ['localhost', hostname().toLowerCase()], ips: [...new Set(['127.0.0.1', advertise])] }
  const apiserver = { dnsNames: [...serviceNames, ...local.dnsNames], ips: [kubernetesService, ...local.ips] }
  const server = { usages: ['server'] as const }
  const client = { usages: ['client'] as const, organizations: ['system:masters'] }
  const [serving, kubelet, kubeletClient, admin] = await Promise.all([
    ensureCertificate(directory, 'apiserver', ca, { commonName: 'kube-apiserver', ...apiserver, ...server }, context),
    ensureCertificate(directory, 'kubelet', ca, { commonName: 'system:nodes', ...local, ...server }, context),
    ensureCertificate(directory, 'apiserver-kubelet-client', ca, { commonName: 'kube-apiserver-kubelet-client', ...client }, context),
    ensureCertificate(directory, 'admin', ca, { commonName: 'kubernetes-admin', ...client }, context),
  ])
  return { ca: ca.certificate, apiserver: serving, kubelet, kubeletClient, admin }
}
