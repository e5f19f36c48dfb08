/** Which workspaces a workspace may import, besides itself. `*` is every workspace. */
export const mayImport: Record<string, readonly string[]> = {
  api: [],
  kit: [],
  transport: ['kit'],
  pki: ['kit'],
  client: ['api', 'kit', 'transport', 'pki'],
  store: ['api', 'kit', 'transport', 'pki', 'client'],
  apiserver: ['api', 'kit', 'transport', 'pki', 'client', 'store'],
  controllers: ['api', 'kit', 'transport', 'pki', 'client'],
  scheduler: ['api', 'kit', 'transport', 'pki', 'client'],
  kubelet: ['api', 'kit', 'transport', 'pki', 'client'],
  proxy: ['api', 'kit', 'transport', 'pki', 'client'],
  cluster: ['*'],
  testkit: ['*'],
  cli: ['api', 'kit', 'transport', 'pki', 'client', 'cluster'],
}

/** Where each third-party module may be imported. A trailing slash is a folder of the workspace's source. */
export const owners: Record<string, string> = {
  ws: 'foundation/transport',
  undici: 'foundation/transport',
  level: 'control-plane/store',
  dockerode: 'node/kubelet/src/runtime/docker',
  pino: 'foundation/kit',
  'prom-client': 'foundation/kit',
  yaml: 'foundation/api',
  commander: 'surface/cli',
  nanospinner: 'surface/cli',
  vitest: 'nowhere outside tests',
  'fast-check': 'nowhere outside tests',
}

/** Time and chance that are not injected. */
export const naked = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\b/,
  /\brandomUUID\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bperformance\.now\b/,
]

export const sizes = { median: 80, ninetieth: 200, largest: 300 }
