import { expect, it } from 'vitest'
import { objectIdentifier, pem, sequence, set, utf8String } from './der.js'
import { readRequestSubject } from './request-subject.js'

const attribute = (id: string, value: string): Uint8Array => set(sequence(objectIdentifier(id), utf8String(value)))

function request(...attributes: Uint8Array[]): string {
  const info = sequence(Uint8Array.of(0x02, 0x01, 0x00), sequence(...attributes), sequence())
  return pem('CERTIFICATE REQUEST', sequence(info, sequence(), Uint8Array.of(0x03, 0x01, 0x00)))
}

it('reads who asks', () => {
  const long = 'o'.repeat(300)
  const text = request(attribute('2.5.4.10', 'dev'), attribute('2.5.4.10', long), attribute('2.5.4.3', 'jane'))
  expect(readRequestSubject(text)).toEqual({ commonName: 'jane', organizations: ['dev', long] })
  expect(readRequestSubject(request())).toEqual({ commonName: '', organizations: [] })
})

it.each(['', 'x', pem('CERTIFICATE', sequence()), pem('CERTIFICATE REQUEST', Uint8Array.of(0x30, 0x82, 0xff, 0xff)), pem('CERTIFICATE REQUEST', sequence())])(
  'refuses what is no request: %#',
  (text) => {
    expect(() => readRequestSubject(text)).toThrow()
  },
)
