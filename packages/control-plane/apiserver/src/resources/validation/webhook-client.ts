import { field, isDNS1123Subdomain, isPortNumber, type FieldPath } from '@orrery/api'
import { none, type Errors } from './checks.js'
import { parseURL } from './parse-url.js'

/** Where a webhook listens, as admission's and conversion's configurations say it. */
export interface WebhookClient {
  url?: string
  service?: WebhookService
}

interface WebhookService {
  name: string
  namespace: string
  path?: string
  port?: number
}

const form = '; desired format: https://host[/path]'

/** Upstream's ValidateWebhookURL, of https alone. */
export function validateWebhookURL(text: string, path: FieldPath): Errors {
  const url = parseURL(text)
  if (typeof url === 'string') return [field.required(path, `url must be a valid URL: ${url}${form}`)]
  const wrong = (value: string, detail: string): Errors => [field.invalid(path, value, detail)]
  return [
    ...(url.scheme === 'https' ? none : wrong(url.scheme, `'https' is the only allowed URL scheme${form}`)),
    ...(url.host ? none : wrong('', `host must be specified${form}`)),
    ...(url.user === undefined ? none : wrong(url.user, 'user information is not permitted in the URL')),
    ...(url.fragment ? wrong(url.fragment, 'fragments are not permitted in the URL') : none),
    ...(url.query ? wrong(url.query, 'query parameters are not permitted in the URL') : none),
  ]
}

function validatePath(value: string, path: FieldPath): Errors {
  if (value === '' || value === '/') return none
  const wrong = (detail: string): Errors => [field.invalid(path, value, detail)]
  if (value === '//') return wrong('segment[0] may not be empty')
  const segments = value.slice(1).replace(/\/$/, '').split('/')
  return [
    ...(value.startsWith('/') ? none : wrong("must start with a '/'")),
    ...segments.flatMap((segment, index) =>
      segment === ''
        ? wrong(`segment[${index}] may not be empty`)
        : isDNS1123Subdomain(segment).flatMap((why) => wrong(`segment[${index}]: ${why}`)),
    ),
  ]
}

/** Upstream's ValidateWebhookService. Its callers take the name for the namespace: each is missed under the other. */
export function validateWebhookService(service: WebhookService, path: FieldPath): Errors {
  const { name, namespace, path: at = '', port = 0 } = service
  const wrong = isPortNumber(port)
  return [
    ...(namespace ? none : [field.required(path.child('name'))]),
    ...(name ? none : [field.required(path.child('namespace'))]),
    ...(wrong.length > 0 ? [field.invalid(path.child('port'), port, `port is not valid: ${wrong.join(', ')}`)] : none),
    ...validatePath(at, path.child('path')),
  ]
}

/** One of the two. `path` is the client's. */
export function validateWebhookClient({ url, service }: WebhookClient, path: FieldPath): Errors {
  if (url !== undefined && !service) return validateWebhookURL(url, path.child('url'))
  if (url === undefined && service) return validateWebhookService(service, path.child('service'))
  return [field.required(path, 'exactly one of url or service is required')]
}
