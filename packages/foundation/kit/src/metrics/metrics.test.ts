import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../virtual-clock.js'
import { counter, gauge } from './counter.js'
import { exposition } from './exposition.js'
import { histogram } from './histogram.js'
import { processMetrics } from './process-metrics.js'

describe('metrics', () => {
  it('writes counters, one line for the same labels', () => {
    const requests = counter('requests_total', 'Number of\nrequests.')
    requests.of({ code: '200', verb: 'GET' }).add(2)
    requests.of({ code: '200', verb: 'GET' }).add(1)
    requests.of({ code: '404', verb: 'a "b\\c\n' }).add(1)
    expect(exposition(requests)).toBe(
      '# HELP requests_total Number of\\nrequests.\n# TYPE requests_total counter\n' +
        'requests_total{code="200",verb="GET"} 3\nrequests_total{code="404",verb="a \\"b\\\\c\\n"} 1\n',
    )
  })

  it('writes gauges without labels', () => {
    const open = gauge('open', 'Open ones.')
    open.of({}).add(3)
    open.of({}).add(-1)
    expect(exposition(open)).toBe('# HELP open Open ones.\n# TYPE open gauge\nopen 2\n')
  })

  it('counts what is at most each bound, and all', () => {
    const seconds = histogram('seconds', 'How long.', [0.1, 1])
    const observer = seconds.of({ verb: 'GET' })
    for (const value of [0.1, 0.25, 1, 7]) observer.observe(value)
    expect(exposition(seconds).split('\n').slice(2, -1)).toEqual([
      'seconds_bucket{verb="GET",le="0.1"} 1',
      'seconds_bucket{verb="GET",le="1"} 3',
      'seconds_bucket{verb="GET",le="+Inf"} 4',
      'seconds_sum{verb="GET"} 8.35',
      'seconds_count{verb="GET"} 4',
    ])
  })

  it('tells about the process', () => {
    const text = processMetrics(new VirtualClock()).map(exposition).join('')
    expect(text).toMatch(/^process_cpu_seconds_total [\d.]+$/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d{6,}$/m)
    expect(text).not.toContain('NaN')
  })
})
