import { parseApiVersion, resources, type appsv1 } from '@orrery/api'
import { ageColumn, nameColumn, text } from '../../table/columns.js'
import { declare } from '../declare.js'
import { validateRevision, validateRevisionUpdate } from './validate.js'

/** `statefulset.apps/web`. */
function controller({ metadata }: appsv1.ControllerRevision): string {
  const owner = metadata.ownerReferences?.find((one) => one.controller)
  if (!owner) return '<none>'
  const { group } = parseApiVersion(owner.apiVersion)
  const kind = owner.kind.toLowerCase()
  return `${group === '' ? kind : `${kind}.${group}`}/${owner.name}`
}

export const controllerrevisions = declare<appsv1.ControllerRevision>({
  ref: resources.appsv1.controllerrevisions,
  validate: validateRevision,
  validateUpdate: validateRevisionUpdate,
  strategy: { noGeneration: true },
  columns: [
    nameColumn,
    text('Controller', 'Controller of the object', controller),
    text('Revision', 'revision indicates the revision of the state represented by Data.', ({ revision }) => revision),
    ageColumn,
  ],
})
