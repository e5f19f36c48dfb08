import { isObject, type Json } from './exchange.js'

const reference = /\{\{([^{}]+)\}\}/g

/**
 * Fills in the namespace and the values taken from earlier replies. A string that is one reference takes the value
 * with its type; a reference to a whole step (no path) is empty, as it was when the exchanges were recorded.
 */
export function resolveReferences(value: Json, namespace: string, replies: ReadonlyMap<string, Json>): Json {
  if (typeof value === 'string') return resolveText(value, namespace, replies)
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, namespace, replies))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replaceAll('{ns}', namespace),
      resolveReferences(item, namespace, replies),
    ]),
  )
}

function resolveText(text: string, namespace: string, replies: ReadonlyMap<string, Json>): Json {
  const whole = /^\{\{([^{}]+)\}\}$/.exec(text)?.[1]
  if (whole !== undefined) return lookUp(whole, replies)
  return text
    .replaceAll('{ns}', namespace)
    .replaceAll(reference, (_, path: string) => {
      const found = lookUp(path, replies)
      return typeof found === 'string' ? found : JSON.stringify(found)
    })
}

function lookUp(reference: string, replies: ReadonlyMap<string, Json>): Json {
  const [step = '', ...path] = reference.split('.')
  if (path.length === 0) return ''
  let value: Json | undefined = replies.get(step)
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)]
    else value = isObject(value) ? value[key] : undefined
  }
  return value ?? ''
}
