export { canonicalIP, ipFamily, isValidCIDR, isValidIP } from './address-rules.js'
export { Cidr } from './cidr.js'
export { addressBits, formatIP, parseIP, type IP, type IPFamily } from './ip.js'
