import { byteLength, field, isDNS1123Subdomain, type corev1, type FieldPath } from '@orrery/api'
import { byRule, none, type Errors } from '../validation/checks.js'
import { allContainers, placed } from './placed-containers.js'

type Options = corev1.WindowsSecurityContextOptions

const most = { specKiB: 64, domain: 256, user: 104 }
const control = /\p{Cc}/u
const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/
const dnsLabel = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
const dnsName = new RegExp(`^${dnsLabel}(?:\\.${dnsLabel})*$`)
const notInUsers = /["/\\:;|=,+*?<>@[\]]/

function wrongDomain(domain: string): readonly string[] {
  const long = byteLength(domain) >= most.domain ? [`Domain length must be under ${most.domain} characters`] : []
  return netBios.test(domain) || dnsName.test(domain) ? long : [...long, "Domain doesn't match the NetBios nor the DNS format"]
}

function wrongUser(user: string): readonly string[] {
  const length = byteLength(user)
  return [
    ...(length === 0 ? ['User cannot be empty'] : []),
    ...(length > most.user ? [`User length must not be longer than ${most.user} characters`] : []),
    ...(/^[. ]+$/.test(user) ? ['User cannot contain only periods or spaces'] : []),
    ...(notInUsers.test(user) ? ['User cannot contain the following characters: "/\\:;|=,+*?<>@[]'] : []),
  ]
}

/** What is wrong about `USER` or `DOMAIN\USER`. */
function wrongRunAs(name: string): readonly string[] {
  if (name === '') return ['runAsUserName cannot be an empty string']
  if (control.test(name)) return ['runAsUserName cannot contain control characters']
  const [first = '', second, ...more] = name.split('\\')
  if (more.length > 0) return ['runAsUserName cannot contain more than one backslash']
  const wrong = second === undefined ? wrongUser(first) : [...wrongDomain(first), ...wrongUser(second)]
  return wrong.map((what) => `runAsUserName's ${what}`)
}

function wrongSpec(spec: string): readonly string[] {
  if (spec === '') return ['gmsaCredentialSpec cannot be an empty string']
  return byteLength(spec) > most.specKiB * 1024 ? [`gmsaCredentialSpec size must be under ${most.specKiB} KiB`] : []
}

export function validateWindowsOptions(path: FieldPath, options: Options | undefined): Errors {
  if (!options) return none
  const check = (name: Exclude<keyof Options, 'hostProcess'>, rule: (value: string) => readonly string[]): Errors => {
    const value = options[name]
    return value === undefined ? none : byRule(path.child(name), value, rule)
  }
  return [
    ...check('gmsaCredentialSpecName', isDNS1123Subdomain),
    ...check('gmsaCredentialSpec', wrongSpec),
    ...check('runAsUserName', wrongRunAs),
  ]
}

/** Processes of the host are all of a pod's, or none. `path`: of the spec. */
export function validateHostProcess(path: FieldPath, spec: corev1.PodSpec): Errors {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess
  if (ofPod === undefined && !allContainers(spec).some(({ securityContext }) => securityContext?.windowsOptions)) return none
  const containers = placed(path, spec).map(({ container, path: at }) => ({
    at: at.child('securityContext', 'windowsOptions', 'hostProcess'),
    own: container.securityContext?.windowsOptions?.hostProcess,
  }))
  const detail = `pod hostProcess value must be identical if both are specified, was ${ofPod ?? false}`
  const errors = containers.flatMap(({ at, own }) =>
    ofPod !== undefined && own !== undefined && own !== ofPod ? [field.invalid(at, own, detail)] : none,
  )
  const count = containers.filter(({ own }) => own ?? ofPod).length
  if (count === 0) return errors
  const some = 'If pod contains any hostProcess containers then all containers must be HostProcess containers'
  const network = 'hostNetwork must be true if pod contains any hostProcess containers'
  return [
    ...errors,
    ...(count === containers.length ? none : [field.invalid(path, '', some)]),
    ...(spec.hostNetwork ? none : [field.invalid(path.child('hostNetwork'), false, network)]),
  ]
}
