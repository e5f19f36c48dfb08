import { creating, invalid, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'
import { subdomain } from '../texts.js'

const { definition, apiService, validatingWebhook, mutatingWebhook, admissionPolicy, policyBinding } = good
const mutating = { name: 'a.example.com', clientConfig: { url: 'https://example.com' }, sideEffects: 'None', admissionReviewVersions: ['v1'] }

/** What extends the server: definitions, services, webhooks, policies. */
export const extensions: readonly BadInput[] = [
  {
    name: 'a definition: another name than it says', request: creating(definition, { '/metadata/name': 'x' }),
    answer: invalid('CustomResourceDefinition.apiextensions.k8s.io "x"', 'metadata.name: Invalid value: "x": must be spec.names.plural+"."+spec.group'),
  },
  {
    name: 'a definition: no group', request: creating(definition, { '/spec/group': '' }),
    answer: invalid(
      'CustomResourceDefinition.apiextensions.k8s.io "things.example.com"',
      'metadata.name: Invalid value: "things.example.com": must be spec.names.plural+"."+spec.group',
      'spec.group: Required value',
    ),
  },
  {
    name: 'a definition: an unknown scope', request: creating(definition, { '/spec/scope': 'World' }),
    answer: invalid('CustomResourceDefinition.apiextensions.k8s.io "things.example.com"', 'spec.scope: Unsupported value: "World": supported values: "Cluster", "Namespaced"'),
  },
  {
    name: 'a definition: no versions', request: creating(definition, { '/spec/versions': [] }),
    answer: invalid(
      'CustomResourceDefinition.apiextensions.k8s.io "things.example.com"',
      'spec.versions: Invalid value: []: must have exactly one version marked as storage version',
      'status.storedVersions: Invalid value: null: must have at least one stored version',
    ),
  },
  {
    name: 'a definition: no version that is stored',
    request: creating(definition, { '/spec/versions/0/storage': false }),
    answer: invalid(
      'CustomResourceDefinition.apiextensions.k8s.io "things.example.com"',
      'spec.versions: Invalid value: [{"name":"v1","served":true,"storage":false,"schema":{"openAPIV3Schema":{"type":"object"}}}]: must have exactly one version marked as storage version',
      'status.storedVersions: Invalid value: null: must have at least one stored version',
    ),
  },
  {
    name: 'a definition: a schema of an unknown type',
    request: creating(definition, { '/spec/versions/0/schema/openAPIV3Schema': { type: 'object', properties: { a: { type: 'thing' } } } }),
    answer: invalid('CustomResourceDefinition.apiextensions.k8s.io "things.example.com"', 'spec.validation.openAPIV3Schema.properties[a].type: Unsupported value: "thing": supported values: "array", "boolean", "integer", "number", "object", "string"'),
  },
  {
    name: 'a definition: no type within',
    request: creating(definition, { '/spec/versions/0/schema/openAPIV3Schema': { type: 'object', properties: { a: {} } } }),
    answer: invalid('CustomResourceDefinition.apiextensions.k8s.io "things.example.com"', 'spec.validation.openAPIV3Schema.properties[a].type: Required value: must not be empty for specified object fields'),
  },
  {
    name: 'a definition: a default of another type',
    request: creating(definition, { '/spec/versions/0/schema/openAPIV3Schema': { type: 'object', properties: { a: { type: 'string', default: 5 } } } }),
    answer: invalid('CustomResourceDefinition.apiextensions.k8s.io "things.example.com"', ['FieldValueTypeInvalid', 'spec.validation.openAPIV3Schema.properties[a].default', 'Invalid value: "integer":  in body must be of type string: "integer"']),
  },
  {
    name: 'a definition: names in capitals',
    request: creating(definition, { '/spec/names/plural': 'Things', '/metadata/name': 'Things.example.com' }),
    answer: invalid(
      'CustomResourceDefinition.apiextensions.k8s.io "Things.example.com"',
      `metadata.name: Invalid value: "Things.example.com": ${subdomain}`,
      `spec.names.plural: Invalid value: "Things": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')`,
    ),
  },
  {
    name: 'a service: another name than it says', request: creating(apiService, { '/metadata/name': 'x' }),
    answer: invalid('APIService.apiregistration.k8s.io "x"', 'metadata.name: Invalid value: "x": must be `spec.version+"."+spec.group`: "v1.example.com"'),
  },
  {
    name: 'a service: no priorities',
    request: creating(apiService, { '/spec/groupPriorityMinimum': 0, '/spec/versionPriority': 0 }),
    answer: invalid(
      'APIService.apiregistration.k8s.io "v1.example.com"',
      'spec.groupPriorityMinimum: Invalid value: 0: must be positive and less than 20000',
      'spec.versionPriority: Invalid value: 0: must be positive and less than 1000',
    ),
  },
  {
    name: 'a service: trusted and not checked', request: creating(apiService, { '/spec/caBundle': 'YQ==' }),
    answer: invalid('APIService.apiregistration.k8s.io "v1.example.com"', 'spec.insecureSkipTLSVerify: Invalid value: true: may not be true if caBundle is present'),
  },
  {
    name: 'a service: not checked, and served here', request: creating(apiService, { '/spec/service': undefined }),
    answer: invalid('APIService.apiregistration.k8s.io "v1.example.com"', 'spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have insecureSkipTLSVerify'),
  },
  {
    name: 'a webhook: a bad name', request: creating(validatingWebhook, { '/webhooks/0/name': 'a' }),
    answer: invalid('ValidatingWebhookConfiguration.admissionregistration.k8s.io "x"', 'webhooks[0].name: Invalid value: "a": should be a domain with at least three segments separated by dots'),
  },
  {
    name: 'a webhook: nowhere', request: creating(validatingWebhook, { '/webhooks/0/clientConfig': {} }),
    answer: invalid('ValidatingWebhookConfiguration.admissionregistration.k8s.io "x"', 'webhooks[0].clientConfig: Required value: exactly one of url or service is required'),
  },
  {
    name: 'a webhook: over plain HTTP',
    request: creating(validatingWebhook, { '/webhooks/0/clientConfig': { url: 'http://example.com' } }),
    answer: invalid('ValidatingWebhookConfiguration.admissionregistration.k8s.io "x"', `webhooks[0].clientConfig.url: Invalid value: "http": 'https' is the only allowed URL scheme; desired format: https://host[/path]`),
  },
  {
    name: 'a webhook: with side effects',
    request: creating(validatingWebhook, { '/webhooks/0/sideEffects': 'Some' }),
    answer: invalid('ValidatingWebhookConfiguration.admissionregistration.k8s.io "x"', 'webhooks[0].sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"'),
  },
  {
    name: 'a webhook: of no version',
    request: creating(validatingWebhook, { '/webhooks/0/admissionReviewVersions': [] }),
    answer: invalid('ValidatingWebhookConfiguration.admissionregistration.k8s.io "x"', 'webhooks[0].admissionReviewVersions: Required value: must specify one of v1, v1beta1'),
  },
  {
    name: 'a webhook: a rule of nothing', request: creating(validatingWebhook, { '/webhooks/0/rules': [{}] }),
    answer: invalid(
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io "x"',
      'webhooks[0].rules[0].operations: Required value',
      'webhooks[0].rules[0].apiGroups: Required value',
      'webhooks[0].rules[0].apiVersions: Required value',
      'webhooks[0].rules[0].resources: Required value',
    ),
  },
  {
    name: 'a webhook: too slow', request: creating(mutatingWebhook, { '/webhooks/0/timeoutSeconds': 31 }),
    answer: invalid('MutatingWebhookConfiguration.admissionregistration.k8s.io "x"', 'webhooks[0].timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds'),
  },
  {
    name: 'a webhook: called again otherwise',
    request: creating(mutatingWebhook, { '/webhooks/0/reinvocationPolicy': 'Often' }),
    answer: invalid('MutatingWebhookConfiguration.admissionregistration.k8s.io "x"', 'webhooks[0].reinvocationPolicy: Unsupported value: "Often": supported values: "IfNeeded", "Never"'),
  },
  {
    name: 'a webhook: the same name twice',
    request: creating(mutatingWebhook, { '/webhooks/1': mutating }),
    answer: invalid('MutatingWebhookConfiguration.admissionregistration.k8s.io "x"', 'webhooks[1].name: Duplicate value: "a.example.com"'),
  },
  {
    name: 'a policy: no rule', request: creating(admissionPolicy, { '/spec/validations': [] }),
    answer: invalid(
      'ValidatingAdmissionPolicy.admissionregistration.k8s.io "x"',
      'spec.validations: Required value: validations or auditAnnotations must contain at least one item',
      'spec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item',
    ),
  },
  {
    name: 'a policy: of nothing', request: creating(admissionPolicy, { '/spec/matchConstraints': undefined }),
    answer: invalid('ValidatingAdmissionPolicy.admissionregistration.k8s.io "x"', 'spec.matchConstraints: Required value'),
  },
  {
    name: 'a policy: an unknown reaction to failure',
    request: creating(admissionPolicy, { '/spec/failurePolicy': 'Shrug' }),
    answer: invalid('ValidatingAdmissionPolicy.admissionregistration.k8s.io "x"', 'spec.failurePolicy: Unsupported value: "Shrug": supported values: "Fail", "Ignore"'),
  },
  {
    name: 'a policy: an empty expression',
    request: creating(admissionPolicy, { '/spec/validations/0/expression': '' }),
    answer: invalid('ValidatingAdmissionPolicy.admissionregistration.k8s.io "x"', 'spec.validations[0].expression: Required value: expression is not specified'),
  },
  {
    name: 'a binding: to no policy', request: creating(policyBinding, { '/spec/policyName': '' }),
    answer: invalid('ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io "x"', 'spec.policyName: Required value'),
  },
  {
    name: 'a binding: to no effect', request: creating(policyBinding, { '/spec/validationActions': [] }),
    answer: invalid('ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io "x"', 'spec.validationActions: Required value: at least one validation action is required'),
  },
  {
    name: 'a binding: denies and warns',
    request: creating(policyBinding, { '/spec/validationActions': ['Deny', 'Warn'] }),
    answer: invalid('ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io "x"', 'spec.validationActions: Invalid value: ["Deny","Warn"]: must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)'),
  },
]
