import { VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { Correlator } from './correlator.js'
import { eventDraft, type EventDraft } from './event-draft.js'

let names = 1n
function draft(message: string, reason = 'Failed', name = 'web'): EventDraft {
  const about = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'ns', uid: 'u1', resourceVersion: '5', creationTimestamp: '' },
  }
  return eventDraft({ about, type: 'Warning', reason, message }, { component: 'kubelet', host: 'n1' }, `t${names}`, names++)
}

describe('the draft', () => {
  it('is shaped as upstream writes it', () => {
    names = 0x17cn
    expect(draft('no image')).toEqual({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'web.17c', namespace: 'ns' },
      involvedObject: { kind: 'Pod', namespace: 'ns', name: 'web', uid: 'u1', apiVersion: 'v1', resourceVersion: '5' },
      reason: 'Failed',
      message: 'no image',
      source: { component: 'kubelet', host: 'n1' },
      firstTimestamp: 't380',
      lastTimestamp: 't380',
      count: 1,
      type: 'Warning',
      reportingComponent: 'kubelet',
      reportingInstance: 'n1',
    })
  })
})

describe('the correlator', () => {
  it('counts equal events on the first', () => {
    const correlator = new Correlator(new VirtualClock())
    const first = correlator.correlate(draft('a'))
    expect(first?.patch).toBeUndefined()
    const again = draft('a')
    expect(correlator.correlate(again)).toMatchObject({
      event: { metadata: first?.event.metadata, firstTimestamp: first?.event.firstTimestamp },
      patch: { count: 2, lastTimestamp: again.lastTimestamp, message: 'a' },
    })
    expect(correlator.correlate(draft('a'))?.patch?.count).toBe(3)
  })

  it('combines similar events from the tenth message on', () => {
    const correlator = new Correlator(new VirtualClock())
    for (let n = 1; n < 10; n++) expect(correlator.correlate(draft(`message ${n}`))?.patch).toBeUndefined()
    const tenth = correlator.correlate(draft('message 10'))
    expect(tenth?.event.message).toBe('(combined from similar events): message 10')
    expect(tenth?.patch).toBeUndefined()
    expect(correlator.correlate(draft('message 11'))).toMatchObject({
      event: { metadata: tenth?.event.metadata },
      patch: { count: 2, message: '(combined from similar events): message 11' },
    })
    expect(correlator.correlate(draft('message 1'))?.patch).toMatchObject({ count: 2, message: 'message 1' })
  })

  it('starts over when nothing similar came for ten minutes', async () => {
    const clock = new VirtualClock()
    const correlator = new Correlator(clock)
    for (let n = 1; n < 10; n++) correlator.correlate(draft(`message ${n}`))
    await clock.advance(600_001)
    expect(correlator.correlate(draft('message 10'))?.event.message).toBe('message 10')
  })

  it('writes 25 events of a source about an object, then one every five minutes', async () => {
    const clock = new VirtualClock()
    const correlator = new Correlator(clock)
    const written = (count: number): number =>
      Array.from({ length: count }, () => correlator.correlate(draft('again'))).filter(Boolean).length
    expect(written(40)).toBe(25)
    expect(correlator.correlate(draft('again', 'Failed', 'other'))).toBeDefined()
    await clock.advance(299_000)
    expect(written(3)).toBe(0)
    await clock.advance(1_001)
    expect(correlator.correlate(draft('again'))?.patch?.count).toBe(44)
    expect(written(1)).toBe(0)
  })
})
