import { answerErrors } from './answer-errors.js'
import { answerInThread } from './answer-in-thread.js'
import { authenticate } from './authenticate.js'
import { answerPaths } from './answer-paths.js'
import { checkTimeout } from './check-timeout.js'
import { compress } from './compress.js'
import { guardInsecure } from './guard-insecure.js'
import { limitInflight } from './limit-inflight.js'
import { measure } from './measure.js'
import { route } from './route.js'
import { runVerb } from './run-verb.js'
import type { Stage } from './stage.js'
import { warnOfDeprecation } from './warn-of-deprecation.js'

/**
 * What a request passes, in order. What a write passes besides (decode, admit, prepare, validate, claim, commit,
 * encode) is in its verb and in writes/, since an update goes through it once for every state it meets.
 */
export const stages: readonly Stage[] = [
  measure,
  answerErrors,
  guardInsecure,
  checkTimeout,
  authenticate,
  compress,
  answerPaths,
  route,
  checkTimeout,
  limitInflight,
  answerInThread,
  warnOfDeprecation,
  runVerb,
]
