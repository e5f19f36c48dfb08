import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { fc } from '@fast-check/vitest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { integer, objectIdentifier, octetString, time } from './der.js'
import { ipBytes } from './ip-bytes.js'
import { createAuthority, ensureCa, ensureCertificate, ensureServiceAccountKey, issue, type CertificateRequest } from './index.js'

fc.configureGlobal({ seed: 20 })

const clock = new VirtualClock()
const context = { clock, random: seededRandom(1) }
const request: CertificateRequest = {
  commonName: 'kube-apiserver',
  dnsNames: ['kubernetes.default.svc', 'localhost'],
  ips: ['10.96.0.1', '127.0.0.1', '::1'],
  usages: ['server', 'client'],
}

describe('certificates', () => {
  const ca = createAuthority('kubernetes', context)
  const issuer = new X509Certificate(ca.certificate)

  it('of an authority sign themselves and may sign others', () => {
    expect([issuer.ca, issuer.subject, issuer.verify(issuer.publicKey)]).toEqual([true, 'CN=kubernetes', true])
    expect(Date.parse(issuer.validTo) - clock.now()).toBe(3650 * 86_400_000)
  })

  it('say what was asked and are signed by the authority', () => {
    const made = issue(ca, { ...request, organizations: ['system:masters', 'b'] }, context)
    const certificate = new X509Certificate(made.certificate)
    expect(certificate.subject).toBe('O=system:masters\nO=b\nCN=kube-apiserver')
    expect(certificate.subjectAltName).toBe(
      'DNS:kubernetes.default.svc, DNS:localhost, IP Address:10.96.0.1, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    )
    expect([certificate.ca, certificate.checkIssued(issuer), certificate.verify(issuer.publicKey)]).toEqual([false, true, true])
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'])
    expect(certificate.checkHost('localhost')).toBe('localhost')
    expect(Date.parse(certificate.validTo) - clock.now()).toBe(365 * 86_400_000)
  })

  it('are taken on both sides of a connection', async () => {
    const now = { clock: new VirtualClock(Date.parse(new Date().toISOString())), random: seededRandom(2) }
    const own = createAuthority('kubernetes', now)
    const server = issue(own, request, now)
    const client = issue(own, { commonName: 'admin', organizations: ['system:masters'], usages: ['client'] }, now)
    const listening = createServer({ cert: server.certificate, key: server.key, ca: own.certificate, requestCert: true })
    const peer = new Promise<unknown>((resolve) => {
      listening.on('secureConnection', (socket) => {
        resolve([socket.authorized, socket.getPeerCertificate().subject])
        socket.end()
      })
    })
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    const address = listening.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const socket = await new Promise<TLSSocket>((resolve, reject) => {
      const made = connect({ host: '127.0.0.1', port, ca: own.certificate, cert: client.certificate, key: client.key })
      made.once('secureConnect', () => resolve(made)).once('error', reject)
    })
    expect(socket.authorized).toBe(true)
    expect(await peer).toEqual([true, expect.objectContaining({ CN: 'admin', O: 'system:masters' })])
    socket.destroy()
    await new Promise((resolve) => listening.close(resolve))
  })

  it('of a whole cluster are made in under 100 ms of work', () => {
    const started = process.cpuUsage()
    const own = createAuthority('kubernetes', context)
    for (let i = 0; i < 10; i++) issue(own, request, context)
    expect(process.cpuUsage(started).user).toBeLessThan(100_000)
  })
})

describe('files', () => {
  let dir = ''
  beforeEach(async () => {
    dir = join(await mkdtemp(join(tmpdir(), 'orrery-pki-')), 'pki')
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  it('keep the authority, and only their owner may read them', async () => {
    const first = await ensureCa(dir, context)
    expect(await ensureCa(dir, context)).toEqual(first)
    expect((await readdir(dir)).toSorted()).toEqual(['ca.crt', 'ca.key'])
    expect((await stat(join(dir, 'ca.key'))).mode & 0o777).toBe(0o600)
    expect((await stat(dir)).mode & 0o777).toBe(0o700)
  })

  it('make a new authority where certificate and key do not belong together', async () => {
    const first = await ensureCa(dir, context)
    await writeFile(join(dir, 'ca.key'), createAuthority('other', context).key)
    expect((await ensureCa(dir, context)).certificate).not.toBe(first.certificate)
  })

  it('keep a certificate until other names are asked for or its time runs out', async () => {
    const ca = await ensureCa(dir, context)
    const later = { ...context, clock: new VirtualClock(clock.now() + 300 * 86_400_000) }
    const get = async (change: Partial<CertificateRequest> = {}, when = context): Promise<string> =>
      (await ensureCertificate(dir, 'apiserver', ca, { ...request, ...change }, when)).certificate
    const first = await get()
    expect(await get({ ips: ['127.0.0.1', '::1', '10.96.0.1'] })).toBe(first)
    const second = await get({ ips: ['10.0.0.1'] })
    expect(second).not.toBe(first)
    expect(await get({ ips: ['10.0.0.1'] })).toBe(second)
    expect(await get({ ips: ['10.0.0.1'] }, later)).not.toBe(second)
    const other = createAuthority('kubernetes', context)
    const third = await ensureCertificate(dir, 'apiserver', other, request, context)
    expect(new X509Certificate(third.certificate).verify(new X509Certificate(other.certificate).publicKey)).toBe(true)
  })

  it('keep the key of service accounts', async () => {
    const first = await ensureServiceAccountKey(dir, context)
    expect(await ensureServiceAccountKey(dir, context)).toEqual(first)
    expect(await readFile(join(dir, 'sa.key'), 'utf8')).toContain('BEGIN PRIVATE KEY')
  })
})

describe('DER', () => {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

  it('encodes numbers, identifiers, times and lengths', () => {
    expect(hex(integer(Uint8Array.of(0)))).toBe('020100')
    expect(hex(integer(Uint8Array.of(0, 0x80)))).toBe('02020080')
    expect(hex(objectIdentifier('1.2.840.10045.4.3.2'))).toBe('06082a8648ce3d040302')
    expect(hex(time(Date.UTC(2049, 11, 31, 23, 59, 59)))).toBe(`170d${hex(Buffer.from('491231235959Z'))}`)
    expect(hex(time(Date.UTC(2050, 0, 1)))).toBe(`180f${hex(Buffer.from('20500101000000Z'))}`)
    for (const [size, head] of [[127, '047f'], [128, '048180'], [255, '0481ff'], [256, '04820100'], [65_536, '0483010000']] as const) {
      expect(hex(octetString(new Uint8Array(size))).slice(0, head.length)).toBe(head)
    }
  })

  it('knows the bytes of addresses', () => {
    expect(hex(ipBytes('::ffff:1.2.3.4'))).toBe('00000000000000000000ffff01020304')
    expect(hex(ipBytes('fd00::1'))).toBe('fd000000000000000000000000000001')
    expect(() => ipBytes('010.0.0.1')).toThrow('no IP address')
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        expect(ipBytes(address)).toHaveLength(16)
      }),
    )
  })
})
