import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadKubeconfig } from './kubeconfig.js'

const text = `
apiVersion: v1
kind: Config
current-context: inline
clusters:
- name: inline
  cluster: {server: "https://127.0.0.1:6443", certificate-authority-data: ${Buffer.from('CA').toString('base64')}}
- name: files
  cluster: {server: "https://127.0.0.1:6444/k8s", certificate-authority: ca.crt, tls-server-name: kubernetes}
- name: plain
  cluster: {server: "http://127.0.0.1:8080"}
users:
- name: ada
  user: {client-certificate-data: ${Buffer.from('CERT').toString('base64')}, client-key-data: ${Buffer.from('KEY').toString('base64')}}
- name: bob
  user: {tokenFile: token}
- name: cloud
  user: {exec: {command: login}}
contexts:
- name: inline
  context: {cluster: inline, user: ada}
- name: files
  context: {cluster: files, user: bob}
- name: plain
  context: {cluster: plain}
- name: broken
  context: {cluster: nowhere, user: ada}
- name: cloud
  context: {cluster: plain, user: cloud}
`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'))
  await writeFile(join(folder, 'config'), text)
  await writeFile(join(folder, 'ca.crt'), 'CA FILE')
  await writeFile(join(folder, 'token'), 'secret\n')
})
afterAll(() => rm(folder, { recursive: true }))

describe('loadKubeconfig', () => {
  it('takes the current context and inline data', async () => {
    expect(await loadKubeconfig(join(folder, 'config'))).toEqual({
      baseUrl: 'https://127.0.0.1:6443',
      tls: { ca: 'CA', cert: 'CERT', key: 'KEY', insecureSkipVerify: false },
    })
  })

  it('reads files relative to its own folder', async () => {
    expect(await loadKubeconfig(join(folder, 'config'), 'files')).toEqual({
      baseUrl: 'https://127.0.0.1:6444/k8s',
      tls: { ca: 'CA FILE', serverName: 'kubernetes', insecureSkipVerify: false },
      token: 'secret',
    })
  })

  it('needs no user', async () => {
    expect((await loadKubeconfig(join(folder, 'config'), 'plain')).baseUrl).toBe('http://127.0.0.1:8080')
  })

  it.each([
    ['none', 'context "none" does not exist'],
    ['broken', 'cluster "nowhere" does not exist'],
    ['cloud', 'user "cloud" wants exec, which is not supported'],
  ])('says what is wrong with %s', async (context, message) => {
    await expect(loadKubeconfig(join(folder, 'config'), context)).rejects.toThrow(message)
  })
})
