import { readElements, type Element } from './read-der.js'

const commonNameId = '550403'
const organizationId = '55040a'

/** Who asks for a certificate. */
export interface RequestSubject {
  commonName: string
  organizations: readonly string[]
}

function derOf(pem: string): Uint8Array {
  const found = /-----BEGIN CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE REQUEST-----/.exec(pem)
  if (!found) throw new Error('PEM block type must be CERTIFICATE REQUEST')
  return Buffer.from(found[1] ?? '', 'base64')
}

/** Elements inside the nth one. */
function inside(elements: readonly Element[], index: number): readonly Element[] {
  const element = elements[index]
  if (!element) throw new Error('asn1: structure error')
  return readElements(element.content)
}

/** Of a certificate request in PEM (PKCS#10, RFC 2986). Throws an Error where it is none. */
export function readRequestSubject(pem: string): RequestSubject {
  const request = inside(readElements(derOf(pem)), 0)
  const subject = inside(inside(request, 0), 1)
  const pairs = subject.flatMap(({ content }) =>
    readElements(content).map((attribute) => {
      const [id, value] = readElements(attribute.content)
      return { id: Buffer.from(id?.content ?? []).toString('hex'), value: Buffer.from(value?.content ?? []).toString() }
    }),
  )
  const of = (wanted: string): string[] => pairs.filter(({ id }) => id === wanted).map(({ value }) => value)
  return { commonName: of(commonNameId).at(-1) ?? '', organizations: of(organizationId) }
}
