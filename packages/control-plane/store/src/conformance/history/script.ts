import * as fc from 'fast-check'

const key = fc.constantFrom('k/a', 'k/ab', 'k/b', 'l', 'k/\ud83d\ude00')
const prefix = fc.constantFrom('', 'k/', 'k/a')
const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 3 })
const limit = fc.nat({ max: 6 })
/** Revisions before the newest one. */
const back = fc.nat({ max: 12 })
/** By nothing, by absence, by what this client last saw, by what may have been there before that. */
const guard = fc.constantFrom<GuardBy[]>('nothing', 'absence', 'seen', 'stale')

type GuardBy = 'nothing' | 'absence' | 'seen' | 'stale'

export type Step =
  | { do: 'put' | 'delete'; keys: string[]; guard: GuardBy }
  | { do: 'get'; key: string; back: number | undefined }
  | { do: 'range'; prefix: string; limit: number; after: string | undefined; back: number | undefined }
  | { do: 'watch'; prefix: string; back: number }
  | { do: 'compact'; back: number }

const perhaps = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put'), keys, guard }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete'), keys, guard }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('get'), key, back: perhaps(back) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('range'), prefix, limit, after: perhaps(key), back: perhaps(back) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('watch'), prefix, back }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact'), back }) },
)

/** What each of several clients does, one step after the other, all clients at once. */
export const scripts: fc.Arbitrary<Step[][]> = fc.array(fc.array(step, { maxLength: 25 }), { minLength: 1, maxLength: 5 })

/** Every prefix above is a prefix of this key too; no step writes it. */
export const lastKey = 'k/a~last'
