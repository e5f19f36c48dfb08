import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { corev1 } from '@orrery/api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testPod } from '../testing/test-pod.js'
import { VolumeManager, type VolumeSurroundings } from './volume-manager.js'

const metadata = { name: '', uid: '', resourceVersion: '', creationTimestamp: '' }

describe('the volume manager', () => {
  let root: string
  let data: Record<string, string>
  let manager: VolumeManager
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'orrery-volumes-'))
    data = { a: '1', b: '2' }
    manager = new VolumeManager(root)
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  const around = (): VolumeSurroundings => ({
    around: { hostIp: '192.0.2.1', podIps: ['10.0.0.2'] },
    allocatable: {},
    simulated: false,
    token: () => Promise.resolve('secret-token'),
    references: {
      configMap: (_namespace, name) => Promise.resolve(name === 'map' ? { metadata, data } : undefined),
      secret: () => Promise.resolve({ metadata, data: { key: Buffer.from('hidden').toString('base64') } }),
      services: () => Promise.resolve([]),
    },
  })
  const setUp = async (source: corev1.VolumeSource): Promise<string> => {
    const pod = testPod('p', { volumes: [{ name: 'v', ...source }] }, { labels: { app: 'x' } })
    return (await manager.setUp(pod, around())).get('v') ?? ''
  }
  const text = (directory: string, name: string): Promise<string> => readFile(join(directory, name), 'utf8')

  it('keeps an empty directory as long as the pod lives, then removes it', async () => {
    const directory = await setUp({ emptyDir: {} })
    expect(directory).toBe(join(root, 'pods/uid-p/volumes/kubernetes.io~empty-dir/v'))
    await writeFile(join(directory, 'kept'), 'x')
    expect(await setUp({ emptyDir: {} })).toBe(directory)
    expect(await text(directory, 'kept')).toBe('x')
    await manager.tearDown('uid-p')
    expect(await readdir(join(root, 'pods'))).toEqual([])
  })

  it('writes a ConfigMap, and follows its changes in one step', async () => {
    const directory = await setUp({ configMap: { name: 'map' } })
    expect([await text(directory, 'a'), await text(directory, 'b')]).toEqual(['1', '2'])
    data = { a: 'new', c: '3' }
    await setUp({ configMap: { name: 'map' } })
    expect((await readdir(directory)).filter((name) => !name.startsWith('..'))).toEqual(['a', 'c'])
    expect(await text(directory, 'a')).toBe('new')
    expect((await readdir(directory)).filter((name) => name.startsWith('..'))).toHaveLength(2)
  })

  it('chooses keys, paths and modes', async () => {
    const directory = await setUp({ secret: { secretName: 's', items: [{ key: 'key', path: 'deep/er', mode: 0o400 }] } })
    expect(await text(directory, 'deep/er')).toBe('hidden')
    expect((await stat(join(directory, 'deep/er'))).mode & 0o777).toBe(0o400)
  })

  it('projects several sources into one directory', async () => {
    const sources: corev1.VolumeProjection[] = [
      { serviceAccountToken: { path: 'token' } },
      { configMap: { name: 'map', items: [{ key: 'a', path: 'ca.crt' }] } },
      { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
      { secret: { name: 'none', optional: true } },
    ]
    const directory = await setUp({ projected: { sources } })
    const names = ['token', 'ca.crt', 'labels']
    expect(await Promise.all(names.map((name) => text(directory, name)))).toEqual(['secret-token', '1', 'app="x"'])
  })

  it.each([
    [{ configMap: { name: 'none' } }, 'MountVolume.SetUp failed for volume "v" : configmap "none" not found'],
    [
      { configMap: { name: 'map', items: [{ key: 'z', path: 'z' }] } },
      'MountVolume.SetUp failed for volume "v" : references non-existent config key: z',
    ],
    [
      { hostPath: { path: '/nowhere/at/all', type: 'Directory' } },
      'MountVolume.SetUp failed for volume "v" : hostPath type check failed: /nowhere/at/all is not a directory',
    ],
    [{ nfs: { server: 'x', path: '/' } }, 'no volume plugin matched name: nfs'],
  ])('refuses %j in upstream\'s words', async (source, message) => {
    await expect(setUp(source)).rejects.toThrow(message)
  })

  it('makes a path of the host where it is asked to', async () => {
    const path = join(root, 'made/here')
    expect(await setUp({ hostPath: { path, type: 'DirectoryOrCreate' } })).toBe(path)
    expect((await stat(path)).isDirectory()).toBe(true)
  })
})
