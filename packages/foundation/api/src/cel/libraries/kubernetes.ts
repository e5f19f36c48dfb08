import { lines } from './lines.js'

const formats = [
  'byte', 'date', 'datetime', 'dns1035Label', 'dns1035LabelPrefix', 'dns1123Label', 'dns1123LabelPrefix',
  'dns1123Subdomain', 'dns1123SubdomainPrefix', 'labelValue', 'qualifiedName', 'uri', 'uuid',
]

const ipTests = ['GlobalUnicast', 'LinkLocalMulticast', 'LinkLocalUnicast', 'Loopback', 'Unspecified']
const urlParts = ['EscapedPath', 'Host', 'Hostname', 'Port', 'Scheme']

const ordered = ['kubernetes.Quantity', 'kubernetes.Semver'].flatMap((type) => [
  `${type} compareTo(${type}) -> int`,
  `${type} isGreaterThan(${type}) -> bool`,
  `${type} isLessThan(${type}) -> bool`,
])

/** Quantities, versions, addresses, URLs and formats. */
export const kubernetes: readonly string[] = [
  ...ordered,
  ...formats.map((name) => `format.${name}() -> kubernetes.NamedFormat`),
  ...ipTests.map((name) => `net.IP is${name}() -> bool`),
  ...urlParts.map((name) => `kubernetes.URL get${name}() -> string`),
  ...lines(`
    kubernetes.URL getQuery() -> map(string, list(string))
    format.named(string) -> optional_type(kubernetes.NamedFormat)
    kubernetes.Quantity add(kubernetes.Quantity) -> kubernetes.Quantity
    kubernetes.Quantity add(int) -> kubernetes.Quantity
    kubernetes.Quantity asApproximateFloat() -> double
    kubernetes.Quantity asInteger() -> int
    cidr(string) -> net.CIDR
    net.CIDR containsCIDR(string) -> bool
    net.CIDR containsCIDR(net.CIDR) -> bool
    net.CIDR containsIP(string) -> bool
    net.CIDR containsIP(net.IP) -> bool
    net.IP family() -> int
    ip(string) -> net.IP
    net.CIDR ip() -> net.IP
    ip.isCanonical(string) -> bool
    isCIDR(string) -> bool
    isIP(string) -> bool
    kubernetes.Quantity isInteger() -> bool
    isQuantity(string) -> bool
    isSemver(string) -> bool
    isSemver(string, bool) -> bool
    isURL(string) -> bool
    kubernetes.Semver major() -> int
    net.CIDR masked() -> net.CIDR
    kubernetes.Semver minor() -> int
    kubernetes.Semver patch() -> int
    net.CIDR prefixLength() -> int
    quantity(string) -> kubernetes.Quantity
    semver(string) -> kubernetes.Semver
    semver(string, bool) -> kubernetes.Semver
    sign(kubernetes.Quantity) -> int
    string(net.IP) -> string
    string(net.CIDR) -> string
    kubernetes.Quantity sub(kubernetes.Quantity) -> kubernetes.Quantity
    kubernetes.Quantity sub(int) -> kubernetes.Quantity
    url(string) -> kubernetes.URL
    kubernetes.NamedFormat validate(string) -> optional_type(list(string))
  `),
]
