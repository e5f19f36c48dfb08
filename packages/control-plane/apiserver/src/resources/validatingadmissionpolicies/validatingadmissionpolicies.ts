import { resources, type admissionregistrationv1 } from '@orrery/api'
import { ageColumn, integer, nameColumn, text } from '../../table/columns.js'
import { goLabelSelector } from '../../table/go-label-selector.js'
import { declare } from '../declare.js'
import { validateBinding } from './validate-binding.js'
import { validatePolicy, validatePolicyUpdate } from './validate-policy.js'
import { defaultRules } from '../webhookconfigurations/webhookconfigurations.js'

type Policy = admissionregistrationv1.ValidatingAdmissionPolicy
type Binding = admissionregistrationv1.ValidatingAdmissionPolicyBinding

const unset = '<unset>'

function defaultMatch(match: admissionregistrationv1.MatchResources | undefined): void {
  if (!match) return
  match.matchPolicy ??= 'Equivalent'
  match.namespaceSelector ??= {}
  match.objectSelector ??= {}
  defaultRules(match.resourceRules)
  defaultRules(match.excludeResourceRules)
}

function paramKind({ spec: { paramKind: kind } }: Policy): string {
  return kind ? `${kind.apiVersion ?? ''}/${kind.kind ?? ''}` : unset
}

function paramRef({ spec: { paramRef: to } }: Binding): string {
  if (to?.name) return `${to.namespace || '*'}/${to.name}`
  return to?.selector ? goLabelSelector(to.selector) : unset
}

export const validatingadmissionpolicies = declare<Policy>({
  ref: resources.admissionregistrationv1.validatingadmissionpolicies,
  validate: (policy) => validatePolicy(policy),
  validateUpdate: validatePolicyUpdate,
  defaults({ spec }) {
    spec.failurePolicy ??= 'Fail'
    defaultMatch(spec.matchConstraints)
  },
  columns: [
    nameColumn,
    integer('Validations', 'Validations indicates the number of validation rules defined in this configuration', ({ spec }) =>
      spec.validations?.length ?? 0,
    ),
    text('ParamKind', 'ParamKind specifies the kind of resources used to parameterize this policy', paramKind),
    ageColumn,
  ],
})

export const validatingadmissionpolicybindings = declare<Binding>({
  ref: resources.admissionregistrationv1.validatingadmissionpolicybindings,
  validate: validateBinding,
  validateUpdate: validateBinding,
  defaults: ({ spec }) => defaultMatch(spec.matchResources),
  columns: [
    nameColumn,
    text('PolicyName', 'PolicyName indicates the policy definition which the policy binding binded to', ({ spec }) =>
      spec.policyName ?? '',
    ),
    text('ParamRef', 'ParamRef indicates the param resource which sets the configration param', paramRef),
    ageColumn,
  ],
})
