import type { metav1 } from '@orrery/api'

const none = '<none>'

/** `a=1,b=2` in order of the keys. */
export function formatLabels(labels: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`)
  return pairs.length === 0 ? none : pairs.toSorted().join(',')
}

function requirement({ key, operator, values }: metav1.LabelSelectorRequirement): string {
  const set = `(${(values ?? []).toSorted().join(',')})`
  const forms: Record<string, string> = {
    In: `${key} in ${set}`,
    NotIn: `${key} notin ${set}`,
    Exists: key,
    DoesNotExist: `!${key}`,
  }
  return forms[operator] ?? '<error>'
}

/** A label selector as upstream's FormatLabelSelector writes it: in order of the keys, `<none>` when it is empty or absent. */
export function formatLabelSelector(selector: metav1.LabelSelector | undefined): string {
  const equal = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => ({ key, text: `${key}=${value}` }))
  const sets = (selector?.matchExpressions ?? []).map((one) => ({ key: one.key, text: requirement(one) }))
  const all = [...equal, ...sets].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  if (all.some((one) => one.text === '<error>')) return '<error>'
  return all.length === 0 ? none : all.map((one) => one.text).join(',')
}
