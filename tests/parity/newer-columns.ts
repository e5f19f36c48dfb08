import { isObject, type Json, type Reply } from './exchange.js'

/** What newer minors print otherwise than 1.28: columns more, columns in another order, texts and cells. */
interface NewerTable {
  /** Of `METHOD path`. */
  request: RegExp
  /** Columns that were added, each with what its cells may say. */
  added?: Readonly<Record<string, RegExp>>
  /** The order of the columns, where it changed. */
  order?: readonly string[]
  /** In the description of a column. */
  texts?: readonly (readonly [column: string, recorded: RegExp, newer: string])[]
  /** In the cells of a column. */
  cells?: readonly (readonly [column: string, recorded: RegExp, newer: string])[]
}

const group = String.raw` \/apis\/[^/]+\/v\d\/`
const of = (prefix: string, plural: string): RegExp => new RegExp(`${prefix}(namespaces/[^/]+/)?${plural}\\b`)
const core = String.raw` \/api\/v1\/`

const newerTables: readonly NewerTable[] = [
  {
    request: of(group, 'jobs'),
    added: { Status: /^(Running|Suspended|Complete|Failed|Terminating)$/ },
    texts: [
      [
        'Completions',
        /phase Succeeded\.$/,
        'phase Succeeded. The value increases monotonically for a given spec. However, it may decrease in reaction to scale ' +
          'down of elastic indexed jobs.',
      ],
    ],
  },
  { request: of(group, 'cronjobs'), added: { Timezone: /^(<none>|[A-Z]\w+(\/\w+)*)$/ } },
  { request: of(group, 'priorityclasses'), added: { PreemptionPolicy: /^(PreemptLowerPriority|Never)$/ } },
  { request: of(core, '(persistentvolumes|persistentvolumeclaims)'), added: { VolumeAttributesClass: /^<unset>$/ } },
  { request: of(core, 'resourcequotas'), order: ['Name', 'Request', 'Limit', 'Age'] },
  { request: of(group, 'horizontalpodautoscalers'), cells: [['Targets', /(^|, )(?=[^:,]+\/\d+%)/g, '$1cpu: ']] },
  {
    request: of(group, 'leases'),
    texts: [
      [
        'Holder',
        /current lease\.$/,
        'current lease. If Coordinated Leader Election is used, the holder identity must be equal to the elected ' +
          'LeaseCandidate.metadata.name field.',
      ],
    ],
  },
  {
    request: of(core, 'serviceaccounts'),
    texts: [
      [
        'Secrets',
        /(?<=set to "true"\. )(?=This field)/,
        'The "kubernetes.io/enforce-mountable-secrets" annotation is deprecated since v1.32. Prefer separate namespaces to ' +
          'isolate access to mounted secrets. ',
      ],
    ],
  },
  {
    request: of(core, 'pods'),
    texts: [
      [
        'Node',
        /^NodeName is a request .*/s,
        'NodeName indicates in which node this pod is scheduled. If empty, this pod is a candidate for scheduling by the ' +
          'scheduler defined in schedulerName. Once this field is set, the kubelet for this node becomes responsible for the ' +
          'lifecycle of this pod. This field should not be used to express a desire for the pod to be scheduled on a specific ' +
          'node. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename',
      ],
    ],
  },
  {
    request: of(group, 'csidrivers'),
    texts: [
      ['AttachRequired', /the CSIDriverRegistry feature gate is enabled and /, ''],
      ['PodInfoOnMount', /VolumeConext/, 'VolumeContext'],
      ['PodInfoOnMount', /This field is immutable\.$/, 'This field was immutable in Kubernetes < 1.29 and now is mutable.'],
    ],
  },
]

interface Table {
  columns: Json[]
  rows: Json[][]
}

const nameOf = (column: Json | undefined): Json | undefined => (isObject(column) ? column['name'] : undefined)

function readTable(body: Json): Table | undefined {
  if (!isObject(body) || body['kind'] !== 'Table') return undefined
  const { columnDefinitions: columns, rows } = body
  if (!Array.isArray(columns) || !Array.isArray(rows)) return undefined
  const cells = rows.map((row) => (isObject(row) && Array.isArray(row['cells']) ? row['cells'] : []))
  return { columns, rows: cells }
}

function insert(into: Table, from: Table, column: string, shown: RegExp): Table {
  const at = from.columns.findIndex((one) => nameOf(one) === column)
  const known = into.columns.some((one) => nameOf(one) === column)
  const cells = from.rows.map((row) => row[at] ?? null)
  if (at < 0 || known || !cells.every((cell) => typeof cell === 'string' && shown.test(cell))) return into
  const rows = into.rows.map((row, index) => row.toSpliced(at, 0, cells[index] ?? null))
  return { columns: into.columns.toSpliced(at, 0, from.columns[at] ?? null), rows }
}

function sort({ columns, rows }: Table, order: readonly string[]): Table {
  const places = order.map((name) => columns.findIndex((column) => nameOf(column) === name))
  if (places.length !== columns.length || places.includes(-1)) return { columns, rows }
  const arrange = (list: readonly Json[]): Json[] => places.map((place) => list[place] ?? null)
  return { columns: arrange(columns), rows: rows.map(arrange) }
}

function reword({ columns, rows }: Table, { texts = [], cells = [] }: NewerTable): Table {
  const changed = (text: Json, name: Json | undefined, rules: NonNullable<NewerTable['texts']>): Json =>
    rules.reduce((said, [column, old, newer]) => (column === name && typeof said === 'string' ? said.replace(old, newer) : said), text)
  return {
    columns: columns.map((column) =>
      isObject(column) ? { ...column, description: changed(column['description'] ?? '', column['name'], texts) } : column,
    ),
    rows: rows.map((row) => row.map((cell, at) => changed(cell, nameOf(columns[at]), cells))),
  }
}

/** The recorded Table as the newer minor would print it; the same where it prints no differently. */
export function asNewerTable(request: string, recorded: Reply, answered: Reply): Reply {
  const [before, after] = [readTable(recorded.body), readTable(answered.body)]
  if (!before || !after || !isObject(recorded.body)) return recorded
  const rules = newerTables.filter((rule) => rule.request.test(request))
  const table = rules.reduce((so, rule) => {
    const added = Object.entries(rule.added ?? {}).reduce((all, [name, shown]) => insert(all, after, name, shown), so)
    return reword(rule.order ? sort(added, rule.order) : added, rule)
  }, before)
  const old = recorded.body['rows']
  const rows = Array.isArray(old) ? old.map((row, at) => (isObject(row) ? { ...row, cells: table.rows[at] ?? [] } : row)) : []
  return { ...recorded, body: { ...recorded.body, columnDefinitions: table.columns, rows } }
}
