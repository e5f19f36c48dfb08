import type { Check, CheckPod } from '../check.js'

function allowing(names: readonly string[]): CheckPod {
  return ({ spec }) => {
    const bad = (spec.securityContext?.sysctls ?? []).filter(({ name }) => !names.includes(name)).map(({ name }) => name)
    return bad.length > 0 ? { reason: 'forbidden sysctls', detail: bad.join(', ') } : undefined
  }
}

const first = [
  'kernel.shm_rmid_forced',
  ...['ip_local_port_range', 'tcp_syncookies', 'ping_group_range', 'ip_unprivileged_port_start'].map((name) => `net.ipv4.${name}`),
]
const from27 = [...first, 'net.ipv4.ip_local_reserved_ports']
const keepalive = ['tcp_keepalive_time', 'tcp_fin_timeout', 'tcp_keepalive_intvl', 'tcp_keepalive_probes']
const from29 = [...from27, ...keepalive.map((name) => `net.ipv4.${name}`)]
const from32 = [...from29, 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']

export const sysctls: Check = {
  id: 'sysctls',
  level: 'baseline',
  versions: [
    { from: 0, check: allowing(first) },
    { from: 27, check: allowing(from27) },
    { from: 29, check: allowing(from29) },
    { from: 32, check: allowing(from32) },
  ],
}
