import { describe, expect, it } from 'vitest'
import { matches, parseTranscript, runTranscript } from './transcript.js'

describe('transcripts', () => {
  it('are commands with what is seen', () => {
    expect(parseTranscript('$ kubectl get pod a\na 1/1\n\n$ kubectl delete pod a\n')).toEqual([
      { command: ['get', 'pod', 'a'], expected: ['a 1/1'] },
      { command: ['delete', 'pod', 'a'], expected: [] },
    ])
  })

  it.each([
    ['web   2   …', 'web     2      5s\n', true],
    ['web   2   …', 'web     3      5s\n', false],
    ['a.b', 'axb', false],
    ['…Scheduled…', 'Created\nScheduled\nPulled', true],
  ])('%j of %j: %s', (expected, seen, result) => expect(matches(expected, seen)).toBe(result))

  it('repeat what only reads, and nothing else', async () => {
    const calls: string[] = []
    const kubectl = async (args: readonly string[]) => {
      calls.push(args[0] ?? '')
      return { code: 0, stdout: calls.filter((name) => name === 'get').length > 2 ? 'ready' : 'pending', stderr: '' }
    }
    await runTranscript(kubectl, '$ kubectl get x\nready\n')
    expect(calls).toEqual(['get', 'get', 'get'])
    await expect(runTranscript(kubectl, '$ kubectl apply x\ncreated\n')).rejects.toThrow('seen: ready')
    expect(calls.at(-1)).toBe('apply')
    expect(calls).toHaveLength(4)
  })
})
