import { readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Clock } from '../clock.js'
import { measured } from './counter.js'
import type { Metric, Sample } from './metric.js'

const one = (value: number): readonly Sample[] => [{ labels: {}, value }]

/** What only Linux tells; nothing elsewhere. */
function fromLinux(read: () => number): readonly Sample[] {
  try {
    return one(read())
  } catch {
    return []
  }
}

function virtualBytes(): number {
  const [, pages = '0'] = /^VmSize:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(pages) * 1024
}

function limitOf(what: string): number {
  const [, limit = '0'] = new RegExp(`^${what}\\s+(\\d+|unlimited)`, 'm').exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
  return limit === 'unlimited' ? 2 ** 64 : Number(limit)
}

/** Bytes that came and went over all the interfaces of the process' network. */
function networkBytes(direction: 'received' | 'sent'): number {
  const lines = readFileSync('/proc/self/net/dev', 'utf8').split('\n').slice(2)
  const columns = lines.map((line) => line.slice(line.indexOf(':') + 1).trim().split(/\s+/))
  return columns.reduce((sum, fields) => sum + Number(fields[direction === 'received' ? 0 : 8] ?? 0), 0)
}

/** What every process tells about itself, under the names all Prometheus clients use. */
export function processMetrics(clock: Clock): readonly Metric[] {
  const started = clock.now() / 1000 - process.uptime()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return [
    measured('counter', 'process_cpu_seconds_total', 'Total user and system CPU time spent in seconds.', () => {
      const { user, system } = process.cpuUsage()
      return one((user + system) / 1e6)
    }),
    measured('gauge', 'process_start_time_seconds', 'Start time of the process since unix epoch in seconds.', () => one(started)),
    measured('gauge', 'process_resident_memory_bytes', 'Resident memory size in bytes.', () => one(process.memoryUsage.rss())),
    measured('gauge', 'process_virtual_memory_bytes', 'Virtual memory size in bytes.', () => fromLinux(virtualBytes)),
    measured('gauge', 'process_virtual_memory_max_bytes', 'Maximum amount of virtual memory available in bytes.', () =>
      fromLinux(() => limitOf('Max address space')),
    ),
    measured('counter', 'process_network_receive_bytes_total', 'Number of bytes received by the process over the network.', () =>
      fromLinux(() => networkBytes('received')),
    ),
    measured('counter', 'process_network_transmit_bytes_total', 'Number of bytes sent by the process over the network.', () =>
      fromLinux(() => networkBytes('sent')),
    ),
    measured('gauge', 'process_open_fds', 'Number of open file descriptors.', () =>
      fromLinux(() => readdirSync('/proc/self/fd').length),
    ),
    measured('gauge', 'process_max_fds', 'Maximum number of open file descriptors.', () => fromLinux(() => limitOf('Max open files'))),
    measured('gauge', 'nodejs_heap_size_used_bytes', 'Heap in use, in bytes.', () => one(process.memoryUsage().heapUsed)),
    measured('gauge', 'nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop that one turn in a hundred exceeds.', () =>
      one(delay.percentile(99) / 1e9),
    ),
  ]
}
