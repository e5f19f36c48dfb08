import { resources, type admissionregistrationv1 } from '@orrery/api'
import { ageColumn, integer, nameColumn } from '../../table/columns.js'
import type { Column } from '../contract.js'
import { declare } from '../declare.js'
import { validateConfiguration, validateConfigurationUpdate } from './validate.js'

type Mutating = admissionregistrationv1.MutatingWebhookConfiguration
type Validating = admissionregistrationv1.ValidatingWebhookConfiguration

/** In place: rules are about objects of any scope. */
export function defaultRules(rules: readonly admissionregistrationv1.RuleWithOperations[] | undefined): void {
  for (const rule of rules ?? []) rule.scope ??= '*'
}

function defaultWebhook(webhook: admissionregistrationv1.ValidatingWebhook): void {
  webhook.failurePolicy ??= 'Fail'
  webhook.matchPolicy ??= 'Equivalent'
  webhook.namespaceSelector ??= {}
  webhook.objectSelector ??= {}
  webhook.timeoutSeconds ??= 10
  if (webhook.clientConfig.service) webhook.clientConfig.service.port ??= 443
  defaultRules(webhook.rules)
}

const about = 'Webhooks indicates the number of webhooks registered in this configuration'

const columns: readonly Column<Mutating | Validating>[] = [
  nameColumn,
  integer('Webhooks', about, ({ webhooks }) => webhooks?.length ?? 0),
  ageColumn,
]

export const validatingwebhookconfigurations = declare<Validating>({
  ref: resources.admissionregistrationv1.validatingwebhookconfigurations,
  validate: validateConfiguration,
  validateUpdate: validateConfigurationUpdate,
  defaults({ webhooks }) {
    for (const webhook of webhooks ?? []) defaultWebhook(webhook)
  },
  strategy: { conditionalUpdate: true },
  columns,
})

export const mutatingwebhookconfigurations = declare<Mutating>({
  ref: resources.admissionregistrationv1.mutatingwebhookconfigurations,
  validate: validateConfiguration,
  validateUpdate: validateConfigurationUpdate,
  defaults({ webhooks }) {
    for (const webhook of webhooks ?? []) {
      defaultWebhook(webhook)
      webhook.reinvocationPolicy ??= 'Never'
    }
  },
  strategy: { conditionalUpdate: true },
  columns,
})
