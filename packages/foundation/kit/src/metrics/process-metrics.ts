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

function mostFiles(): number {
  return Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 0)
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
    measured('gauge', 'process_open_fds', 'Number of open file descriptors.', () =>
      fromLinux(() => readdirSync('/proc/self/fd').length),
    ),
    measured('gauge', 'process_max_fds', 'Maximum number of open file descriptors.', () => fromLinux(mostFiles)),
    measured('gauge', 'nodejs_heap_size_used_bytes', 'Heap in use, in bytes.', () => one(process.memoryUsage().heapUsed)),
    measured('gauge', 'nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop that one turn in a hundred exceeds.', () =>
      one(delay.percentile(99) / 1e9),
    ),
  ]
}
