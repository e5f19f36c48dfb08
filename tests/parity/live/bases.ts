import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseYamlDocuments } from '@orrery/api'
import { isObject, type Json } from '../exchange.js'
import { readGroups } from '../read-exchanges.js'
import { collectionPath } from './collection-path.js'

/** A valid object, and the collection it is created in. */
export interface Base {
  name: string
  path: string
  object: Json
}

const objects = join(import.meta.dirname, 'objects')

/** The project's own objects: each file of `objects`, each document of it. */
export function ownBases(): Base[] {
  return readdirSync(objects).flatMap((file) =>
    parseYamlDocuments(readFileSync(join(objects, file), 'utf8')).map((document, index): Base => {
      const object = document as Json
      return { name: `${basename(file, '.yaml')}-${index}`, path: collectionPath(object), object }
    }),
  )
}

/** The objects whose life was recorded: the first creation of each group of `defaults`. */
export function recordedBases(folder: string): Base[] {
  return readGroups(folder, 'defaults').flatMap((group): Base[] => {
    const post = group.steps.find(({ method }) => method === 'POST')
    if (post === undefined || !isObject(post.body) || post.path.includes('?')) return []
    return [{ name: group.name.replace(/^.*\//, ''), path: post.path, object: post.body }]
  })
}
