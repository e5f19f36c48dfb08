import { field, FieldPath, type batchv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { validateJobSpec } from '../jobs/validate-spec.js'
import { atLeastZero, none, oneOf, type Errors } from '../validation/checks.js'
import { scheduleError } from './parse-schedule.js'
import { timeZoneError } from './time-zone.js'

type CronJob = batchv1.CronJob
type Spec = batchv1.CronJobSpec

const path = FieldPath.root('spec')

/** Its jobs' names have 11 characters more and at most 63. */
const longestName = 52

/** `zoned`: the schedule may name a time zone, as it did before that was forbidden. */
function validateSchedule({ schedule, timeZone }: Spec, zoned: boolean): Errors {
  const at = path.child('schedule')
  if (!schedule) return [field.required(at)]
  const wrong = scheduleError(schedule)
  const both = 'cannot use both timeZone field and TZ or CRON_TZ in schedule'
  const instead = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'
  const names = schedule.includes('TZ')
  return [
    ...(wrong === undefined ? none : [field.invalid(at, schedule, wrong)]),
    ...(names && zoned && timeZone !== undefined ? [field.invalid(at, schedule, both)] : none),
    ...(names && !zoned ? [field.invalid(at, schedule, instead)] : none),
  ]
}

const part = /^[A-Za-z.\-_0-9+]{1,14}$/

function validateTimeZone(zone: string | undefined): Errors {
  const at = path.child('timeZone')
  if (zone === undefined) return none
  if (zone === '') return [field.invalid(at, zone, 'timeZone must be nil or non-empty string')]
  const odd = zone.split('/').some((one) => one === '.' || one === '..' || one.startsWith('-') || !part.test(one))
  if (odd) return [field.invalid(at, zone, `unknown time zone ${zone}`)]
  const wrong = timeZoneError(zone)
  const local = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'
  return [
    ...(zone.toLowerCase() === 'local' ? [field.invalid(at, zone, local)] : none),
    ...(wrong === undefined ? none : [field.invalid(at, zone, wrong)]),
  ]
}

/** The selector is the job's own, made when there is a job. */
function validateTemplate(spec: batchv1.JobSpec): Errors {
  const at = path.child('jobTemplate', 'spec')
  const { selector, manualSelector } = spec
  return [
    ...validateJobSpec(at, spec),
    ...(selector ? [field.invalid(at.child('selector'), selector, '`selector` will be auto-generated')] : none),
    ...(manualSelector ? [field.notSupported(at.child('manualSelector'), manualSelector, ['nil', 'false'])] : none),
  ]
}

function validateSpec(spec: Spec, old?: Spec): Errors {
  const kept = old !== undefined && old.timeZone === spec.timeZone
  return [
    ...validateSchedule(spec, old?.schedule.includes('TZ') ?? false),
    ...atLeastZero(path.child('startingDeadlineSeconds'), spec.startingDeadlineSeconds),
    ...(kept ? none : validateTimeZone(spec.timeZone)),
    ...oneOf(path.child('concurrencyPolicy'), spec.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']),
    ...validateTemplate(spec.jobTemplate.spec),
    ...atLeastZero(path.child('successfulJobsHistoryLimit'), spec.successfulJobsHistoryLimit),
    ...atLeastZero(path.child('failedJobsHistoryLimit'), spec.failedJobsHistoryLimit),
  ]
}

/** Upstream's ValidateCronJobCreate besides the metadata. */
export function validateCronJob({ metadata, spec }: CronJob): Errors {
  const name = metadata.name || ''
  const detail = `must be no more than ${longestName} characters`
  return [...validateSpec(spec), ...(name.length > longestName ? [field.invalid('metadata.name', name, detail)] : none)]
}

export function validateCronJobUpdate(next: CronJob, old: CronJob, target: Target): Errors {
  return target === '' ? validateSpec(next.spec, old.spec) : none
}
