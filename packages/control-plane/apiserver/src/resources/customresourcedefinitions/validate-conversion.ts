import { field, isDNS1035Label, type apiextensionsv1, type FieldPath } from '@orrery/api'
import { byRule, each, none, oneOf, type Errors } from '../validation/checks.js'
import { validateWebhookClient } from '../validation/webhook-client.js'

type Conversion = apiextensionsv1.CustomResourceConversion

const reviewVersions = ['v1', 'v1beta1']

function validateVersions(list: readonly string[], path: FieldPath): Errors {
  if (list.length === 0) return [field.required(path)]
  const known = list.some((version) => reviewVersions.includes(version))
  return [
    ...each(path, list, (version, at, index) =>
      list.indexOf(version) < index
        ? [field.invalid(at, version, 'duplicate version')]
        : byRule(at, version, isDNS1035Label),
    ),
    ...(known ? none : [field.invalid(path, list, `must include at least one of ${reviewVersions.join(', ')}`)]),
  ]
}

/** Upstream's validateCustomResourceConversion, with the names of its own fields. */
export function validateConversion({ strategy, webhook }: Conversion, path: FieldPath): Errors {
  const known = oneOf(path.child('strategy'), strategy, ['None', 'Webhook'])
  const [client, versions] = [path.child('webhookClientConfig'), path.child('conversionReviewVersions')]
  const detail = 'should not be set when strategy is not set to Webhook'
  const list = webhook?.conversionReviewVersions ?? []
  if (strategy === 'Webhook') {
    const config = webhook?.clientConfig
    return [
      ...known,
      ...(config
        ? validateWebhookClient(config, client)
        : [field.required(client, 'required when strategy is set to Webhook')]),
      ...validateVersions(list, versions),
    ]
  }
  return [
    ...known,
    ...(webhook?.clientConfig ? [field.forbidden(client, detail)] : none),
    ...(list.length > 0 ? [field.forbidden(versions, detail)] : none),
  ]
}
