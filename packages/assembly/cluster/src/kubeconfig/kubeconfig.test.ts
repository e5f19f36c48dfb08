import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseYaml } from '@orrery/api'
import { afterAll, describe, expect, it } from 'vitest'
import { kubeconfigFor, mergeKubeconfig } from './kubeconfig.js'
import { mergeInto, usersKubeconfig, writeKubeconfig } from './write-kubeconfig.js'

const ours = kubeconfigFor({ server: 'https://127.0.0.1:6443', ca: 'CA', cert: 'CERT', key: 'KEY' })
const folder = mkdtempSync(join(tmpdir(), 'orrery-kubeconfig-'))

describe('kubeconfig', () => {
  afterAll(() => rmSync(folder, { recursive: true }))

  it('carries the certificates', () => {
    expect(ours.users[0]).toEqual({
      name: 'orrery',
      user: { 'client-certificate-data': 'Q0VSVA==', 'client-key-data': 'S0VZ' },
    })
  })

  it('leaves what others have', () => {
    const standing = {
      clusters: [{ name: 'prod', cluster: { server: 'https://prod' } }],
      contexts: [{ name: 'orrery', context: { cluster: 'old' } }],
      'current-context': 'prod',
      preferences: { colors: true },
    }
    const merged = mergeKubeconfig(standing, ours)
    expect(merged.clusters.map(({ name }) => name)).toEqual(['prod', 'orrery'])
    expect(merged.contexts).toEqual(ours.contexts)
    expect(merged['current-context']).toBe('prod')
    expect(merged['preferences']).toEqual({ colors: true })
  })

  it('is written for its owner only, also into a file that was not there', () => {
    const path = join(folder, 'deep', 'config')
    mergeInto(path, ours)
    expect(parseYaml(readFileSync(path, 'utf8')).value).toEqual(ours)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('touches nothing it cannot read', () => {
    const path = join(folder, 'broken')
    for (const text of ['a: [', '- 1']) {
      writeFileSync(path, text)
      expect(() => mergeInto(path, ours)).toThrow()
      expect(readFileSync(path, 'utf8')).toBe(text)
    }
    writeKubeconfig(path, ours)
  })

  it('goes where kubectl looks', () => {
    expect(usersKubeconfig({ KUBECONFIG: '/a:/b' })).toBe('/a')
    expect(usersKubeconfig({})).toMatch(/\/\.kube\/config$/)
  })
})
