import { existsSync, readFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { FlagValues } from '@orrery/kit'
import type { KubeletOptions, KubeletServerOptions } from '@orrery/kubelet'
import { dataDirectory } from '../data/data-directory.js'
import { layoutOf } from '../data/layout.js'
import type { kubeletFlags } from '../flags/kubelet-flags.js'
import { ownAddress } from '../preflight/own-address.js'

type Values = FlagValues<typeof kubeletFlags>

function labelsOf(text: string): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new Error(`--node-labels: "${pair}" is not key=value`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

/** The files that were named; else those of a cluster of this machine, where there is one. */
function certificateFiles(values: Values): readonly string[] {
  const named = [values['tls-cert-file'], values['tls-private-key-file'], values['client-ca-file']]
  const { pki } = layoutOf(dataDirectory(values['data-dir']))
  const own = ['kubelet.crt', 'kubelet.key', 'ca.crt'].map((name) => join(pki, name))
  return named.every((file) => file === '') && own.every((file) => existsSync(file)) ? own : named
}

/** With certificates, HTTPS on the node's address; without, plain HTTP that only this machine can reach. */
function serverOf(values: Values, nodeIp: string): KubeletServerOptions {
  const given = certificateFiles(values)
    .filter((file) => file !== '')
    .map((file) => readFileSync(file, 'utf8'))
  const [cert, key, clientCa] = given
  if (given.length === 0) return { host: values.address || '127.0.0.1', port: values.port }
  if (cert === undefined || key === undefined || clientCa === undefined) {
    throw new Error('--tls-cert-file, --tls-private-key-file and --client-ca-file go together')
  }
  return { host: values.address || nodeIp, port: values.port, tls: { cert, key, clientCa } }
}

/** What the flags mean to a kubelet. Throws an Error naming the flag that means nothing. */
export function kubeletSettings(values: Values): Partial<KubeletOptions> & { nodeName: string } {
  const nodeName = (values['hostname-override'] || hostname()).toLowerCase()
  const simulated = values.runtime === 'hollow'
  const nodeIp = values['node-ip'] || (simulated ? '127.0.0.1' : ownAddress(networkInterfaces()))
  const root = values['root-dir'] || join(layoutOf(dataDirectory(values['data-dir'])).kubelet, nodeName)
  return {
    nodeName,
    nodeIp,
    registerNode: values['register-node'],
    nodeLabels: labelsOf(values['node-labels']),
    nodeStatusUpdateFrequency: values['node-status-update-frequency'],
    maxPods: values['max-pods'],
    rootDir: root,
    server: serverOf(values, nodeIp),
    ...(values['pod-cidr'] === '' ? {} : { podCidr: values['pod-cidr'] }),
  }
}
