import { resources, type corev1 } from '@orrery/api'
import { declare } from '../declare.js'
import { roundToMilli } from '../resource-list/defaults.js'
import { validateLimitRange } from './validate.js'

function defaultItem(item: corev1.LimitRangeItem): void {
  if (item.type === 'Container') {
    item.default = { ...item.max, ...item.default }
    item.defaultRequest = { ...item.min, ...item.default, ...item.defaultRequest }
  }
  for (const list of [item.max, item.min, item.default, item.defaultRequest, item.maxLimitRequestRatio]) roundToMilli(list)
}

/** In place: a container's default limit is the maximum, its default request that limit, or else the minimum. */
export function defaultLimitRange({ spec }: corev1.LimitRange): void {
  for (const item of spec.limits ?? []) defaultItem(item)
}

export const limitranges = declare({
  ref: resources.corev1.limitranges,
  defaults: defaultLimitRange,
  validate: validateLimitRange,
  validateUpdate: validateLimitRange,
  strategy: {
    createOnUpdate: true,
    noGeneration: true,
    prepareForCreate({ metadata }, { random }) {
      if (!metadata.name) metadata.name = random.uuid()
    },
  },
})
