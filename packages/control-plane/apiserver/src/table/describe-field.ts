import { descriptions, type Descriptions } from '@orrery/api'
import type { Describe } from './describe.js'
import { fieldTexts } from './field-texts.js'

let known: Descriptions | undefined

/** Tables show descriptions only after this: the texts are half a megabyte and are read when a table is first asked for. */
export async function loadDescriptions(): Promise<void> {
  known ??= await descriptions()
}

export const describeField: Describe = ({ type, field }) => fieldTexts[`${type}.${field}`] ?? known?.field(type, field)
