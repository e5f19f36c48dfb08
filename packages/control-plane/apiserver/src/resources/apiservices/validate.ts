import {
  field,
  FieldPath,
  isDNS1035Label,
  isDNS1123Subdomain,
  isPortNumber,
  quote,
  type apiregistrationv1,
} from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'

type APIService = apiregistrationv1.APIService
type Spec = apiregistrationv1.APIServiceSpec

const path = FieldPath.root('spec')
const statuses = ['True', 'False', 'Unknown']

/** It is named after what it serves. */
function validateName({ metadata: { name }, spec }: APIService): Errors {
  const wanted = `${spec.version ?? ''}.${spec.group ?? ''}`
  if (!name || name === wanted) return none
  return [field.invalid('metadata.name', name, `must be \`spec.version+"."+spec.group\`: ${quote(wanted)}`)]
}

function validateGroup({ group = '', version }: Spec): Errors {
  const at = path.child('group')
  if (group) return byRule(at, group, isDNS1123Subdomain)
  return version === 'v1' ? none : [field.required(at, 'only v1 may have an empty group and it better be legacy kube')]
}

/** Both priorities are required to be positive. */
function validatePriority(name: 'groupPriorityMinimum' | 'versionPriority', value: number, most: number): Errors {
  const wrong = value <= 0 || value > most
  return wrong ? [field.invalid(path.child(name), value, `must be positive and less than ${most}`)] : none
}

function validateLocal({ caBundle, insecureSkipTLSVerify }: Spec): Errors {
  const bytes = Buffer.from(caBundle ?? '', 'base64').length
  const skips = field.invalid(path.child('insecureSkipTLSVerify'), true, 'local APIServices may not have insecureSkipTLSVerify')
  return [
    ...(bytes > 0 ? [field.invalid(path.child('caBundle'), `${bytes} bytes`, 'local APIServices may not have a caBundle')] : none),
    ...(insecureSkipTLSVerify ? [skips] : none),
  ]
}

function validateRemote({ caBundle, insecureSkipTLSVerify }: Spec, service: apiregistrationv1.ServiceReference): Errors {
  const at = path.child('service')
  const { port } = service
  const both = field.invalid(path.child('insecureSkipTLSVerify'), true, 'may not be true if caBundle is present')
  const wrong = port === undefined ? [] : isPortNumber(port)
  return [
    ...(service.namespace ? none : [field.required(at.child('namespace'))]),
    ...(service.name ? none : [field.required(at.child('name'))]),
    ...wrong.map((why) => field.invalid(at.child('port'), port, `port is not valid: ${why}`)),
    ...(insecureSkipTLSVerify && caBundle ? [both] : none),
  ]
}

/** Upstream's ValidateAPIService besides the rest of the metadata. */
export function validateAPIService(one: APIService): Errors {
  const { spec } = one
  return [
    ...validateName(one),
    ...validateGroup(spec),
    ...byRule(path.child('version'), spec.version ?? '', isDNS1035Label),
    ...validatePriority('groupPriorityMinimum', spec.groupPriorityMinimum, 20_000),
    ...validatePriority('versionPriority', spec.versionPriority, 1000),
    ...(spec.service ? validateRemote(spec, spec.service) : validateLocal(spec)),
  ]
}

export function validateAPIServiceUpdate(next: APIService, _old: APIService, target: Target): Errors {
  if (target !== 'status') return validateAPIService(next)
  return each(FieldPath.root('status', 'conditions'), next.status.conditions, ({ status }, at) =>
    statuses.includes(status) ? none : [field.notSupported(at.child('status'), status, statuses)],
  )
}
