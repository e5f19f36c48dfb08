import type { Entry } from '@orrery/store'
import { everythingIn } from '../selection/selection.js'
import type { Services } from '../services.js'
import { itemOf, type Item } from '../storage/item.js'
import { resourcePrefixOf } from '../storage/keys.js'
import type { Question, QuestionName, Questions } from './question.js'
import { sentItem, type SentItem } from './sent-item.js'

type Answers = { [N in QuestionName]: (about: Questions[N][0]) => Questions[N][1] | Promise<Questions[N][1]> }

/** So many items go at a time, or as many as have so many bytes: they are copied. */
const pageItems = 200
const pageBytes = 1 << 20

/** The first of the items that are copied at a time, one at least. */
function firstOf(items: readonly Item[]): readonly Item[] {
  let bytes = 0
  const end = items.findIndex(({ value }, index) => (bytes += value.bytes.length) > pageBytes && index > 0)
  return end < 0 ? items : items.slice(0, end)
}

function sentEntry(entry: Entry | undefined): SentItem | undefined {
  return entry && sentItem(itemOf(entry, resourcePrefixOf(entry.key)))
}

function answers({ view, store, logger, clock, random }: Services): Answers {
  return {
    now: () => clock.now(),
    bytes: (length) => random.bytes(length),
    revision: () => view.revision,
    get: (key) => {
      const item = view.get(key)
      return item && sentItem(item)
    },
    size: (resource) => view.resource(resource).size,
    page: ({ resource, namespace, after }) => {
      const query = { selection: everythingIn(namespace), after, limit: pageItems }
      const { items, more } = view.resource(resource).page(query)
      const first = firstOf(items)
      return { items: first.map(sentItem), more: more || first.length < items.length }
    },
    commit: async (commit) => {
      const result = await store.commit(commit)
      return result.ok ? result : { ...result, standing: sentEntry(result.standing) }
    },
    log: ({ level, fields, message }) => {
      logger[level](fields, message)
      return undefined
    },
  }
}

/** Answers what threads ask while they answer requests: they read and write what the server's own thread holds. */
export function answerQuestions(services: Services): (question: unknown) => unknown {
  const known = answers(services)
  const answer = <N extends QuestionName>({ name, about }: Question<N>): unknown => known[name](about)
  return (question) => answer(question as Question)
}
