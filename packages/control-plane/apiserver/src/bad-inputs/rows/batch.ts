import { at, creating, invalid, patch, type BadInput } from '../bad-input.js'
import { good } from '../good-objects.js'

const { job, cronJob } = good
const rule = '/spec/podFailurePolicy/rules/0'
const plain = { '/spec/podFailurePolicy': undefined }

/** Jobs and what makes them by the clock. */
export const batch: readonly BadInput[] = [
  {
    name: 'a job: no action on a failure', request: creating(job, { [`${rule}/action`]: '' }),
    answer: invalid('Job.batch "x"', 'spec.podFailurePolicy.rules[0].action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]'),
  },
  {
    name: 'a job: exit codes out of order', request: creating(job, { [`${rule}/onExitCodes/values`]: [2, 1] }),
    answer: invalid('Job.batch "x"', 'spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [2,1]: must be ordered'),
  },
  {
    name: 'a job: exit codes of a container that is not there',
    request: creating(job, { [`${rule}/onExitCodes/containerName`]: 'd' }),
    answer: invalid('Job.batch "x"', 'spec.podFailurePolicy.rules[0].onExitCodes.containerName: Invalid value: "d": must be one of the container or initContainer names in the pod template'),
  },
  {
    name: 'a job: an action on nothing', request: creating(job, { [`${rule}/onExitCodes`]: undefined }),
    answer: invalid('Job.batch "x"', 'spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required'),
  },
  {
    name: 'a job: an action on a failure that restarts',
    request: creating(job, { '/spec/template/spec/restartPolicy': 'OnFailure' }),
    answer: invalid('Job.batch "x"', 'spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified'),
  },
  {
    name: 'a job: pods that always restart',
    request: creating(job, { ...plain, '/spec/template/spec/restartPolicy': 'Always' }),
    answer: invalid('Job.batch "x"', 'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'),
  },
  {
    name: 'a job: no restart policy', request: creating(job, { '/spec/template/spec/restartPolicy': undefined }),
    answer: invalid('Job.batch "x"', 'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'),
  },
  {
    name: 'a job: indexes without a count', request: creating(job, { '/spec/completions': undefined }),
    answer: invalid('Job.batch "x"', 'spec.completions: Required value: when completion mode is Indexed'),
  },
  {
    name: 'a job: more failed indexes than there are', request: creating(job, { '/spec/maxFailedIndexes': 5 }),
    answer: invalid(
      'Job.batch "x"',
      'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified',
      'spec.maxFailedIndexes: Invalid value: 5: must be less than or equal to completions',
    ),
  },
  {
    name: 'a job: indexes that are none',
    request: creating(job, { '/spec/successPolicy': { rules: [{ succeededIndexes: '0-1-2' }] } }),
    answer: invalid('Job.batch "x"', `spec.successPolicy.rules[0].succeededIndexes: Invalid value: "0-1-2": error parsing succeededIndexes: the fragment "0-1-2" violates the requirement that an index interval can have at most two parts separated by '-'`),
  },
  {
    name: 'a job: more successes than indexes',
    request: creating(job, { '/spec/successPolicy': { rules: [{ succeededIndexes: '0,2', succeededCount: 3 }] } }),
    answer: invalid('Job.batch "x"', 'spec.successPolicy.rules[0].succeededCount: Invalid value: 3: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)'),
  },
  {
    name: 'a job: counts below zero',
    request: creating(job, { '/spec/parallelism': -1, '/spec/backoffLimit': -1, '/spec/ttlSecondsAfterFinished': -1 }),
    answer: invalid(
      'Job.batch "x"',
      'spec.parallelism: Invalid value: -1: must be greater than or equal to 0',
      'spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0',
      'spec.ttlSecondsAfterFinished: Invalid value: -1: must be greater than or equal to 0',
    ),
  },
  {
    name: 'a job: an unknown mode', request: creating(job, { '/spec/completionMode': 'Sometimes' }),
    answer: invalid('Job.batch "x"', 'spec.completionMode: Unsupported value: "Sometimes": supported values: "NonIndexed", "Indexed"'),
  },
  {
    name: 'a job: an unknown replacement', request: creating(job, { '/spec/podReplacementPolicy': 'Never' }),
    answer: invalid('Job.batch "x"', 'spec.podReplacementPolicy: Unsupported value: "Never": supported values: "Failed"'),
  },
  {
    name: 'a job: managed by a bad name', request: creating(job, { '/spec/managedBy': 'me' }),
    answer: invalid('Job.batch "x"', 'spec.managedBy: Invalid value: "me": must be a domain-prefixed path (such as "acme.io/foo")'),
  },
  {
    name: 'a job: a label of another job', request: creating(job, { '/spec/template/metadata/labels/job-name': 'y' }),
    answer: invalid('Job.batch "x"', 'spec.template.metadata.labels[job-name]: Invalid value: {"app":"a","batch.kubernetes.io/controller-uid":"<uid>","batch.kubernetes.io/job-name":"x","controller-uid":"<uid>","job-name":"y"}: must be \'x\''),
  },
  {
    name: 'a job: another count', given: [creating(job, plain)],
    request: patch('merge', at(job), { spec: { completions: 5 } }),
    answer: invalid('Job.batch "x"', 'spec.completions: Invalid value: 5: can only be modified in tandem with spec.parallelism'),
  },
  {
    name: 'a job: another mode', given: [creating(job, plain)],
    request: patch('merge', at(job), { spec: { completionMode: 'NonIndexed' } }),
    answer: invalid('Job.batch "x"', 'spec.completionMode: Invalid value: "NonIndexed": field is immutable'),
  },
  {
    name: 'a job: a status that has ended in two ways', given: [creating(job, plain)],
    request: patch('merge', at(job, 'status'), { status: { conditions: [{ type: 'Complete', status: 'True' }, { type: 'Failed', status: 'True' }] } }),
    answer: invalid(
      'Job.batch "x"',
      'status.conditions: Invalid value: cannot set Complete=True and Failed=true conditions',
      'status.completionTime: Required value: completionTime is required for Complete jobs',
      'status.conditions: Invalid value: cannot set Failed=True condition without the FailureTarget=true condition',
      'status.conditions: Invalid value: cannot set Complete=True condition without the SuccessCriteriaMet=true condition',
      'status.startTime: Required value: startTime is required for finished job',
    ),
  },
  {
    name: 'a cron job: four fields', request: creating(cronJob, { '/spec/schedule': '* * * *' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "* * * *": expected exactly 5 fields, found 4: [* * * *]'),
  },
  {
    name: 'a cron job: the 61st minute', request: creating(cronJob, { '/spec/schedule': '61 * * * *' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "61 * * * *": end of range (61) above maximum (59): 61'),
  },
  {
    name: 'a cron job: day zero', request: creating(cronJob, { '/spec/schedule': '* * 0 * *' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "* * 0 * *": beginning of range (0) below minimum (1): 0'),
  },
  {
    name: 'a cron job: steps of nothing', request: creating(cronJob, { '/spec/schedule': '*/0 * * * *' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "*/0 * * * *": step of range should be a positive number: */0'),
  },
  {
    name: 'a cron job: a month that is none', request: creating(cronJob, { '/spec/schedule': '* * * foo *' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "* * * foo *": failed to parse int from foo: strconv.Atoi: parsing "foo": invalid syntax'),
  },
  {
    name: 'a cron job: an unknown word', request: creating(cronJob, { '/spec/schedule': '@often' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "@often": unrecognized descriptor: @often'),
  },
  {
    name: 'a cron job: a time of an unknown unit', request: creating(cronJob, { '/spec/schedule': '@every 5x' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "@every 5x": failed to parse duration @every 5x: time: unknown unit "x" in duration "5x"'),
  },
  {
    name: 'a cron job: a zone in the schedule',
    request: creating(cronJob, { '/spec/schedule': 'TZ=UTC * * * * *' }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead'),
  },
  {
    name: 'a cron job: no schedule', request: creating(cronJob, { '/spec/schedule': undefined }),
    answer: invalid('CronJob.batch "x"', 'spec.schedule: Required value'),
  },
  {
    name: 'a cron job: a zone in another case', request: creating(cronJob, { '/spec/timeZone': 'Asia/shanghai' }),
    answer: invalid('CronJob.batch "x"', 'spec.timeZone: Invalid value: "Asia/shanghai": unknown time zone Asia/shanghai'),
  },
  {
    name: 'a cron job: the zone of here', request: creating(cronJob, { '/spec/timeZone': 'Local' }),
    answer: invalid('CronJob.batch "x"', 'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'),
  },
  {
    name: 'a cron job: an unknown policy', request: creating(cronJob, { '/spec/concurrencyPolicy': 'Perhaps' }),
    answer: invalid('CronJob.batch "x"', 'spec.concurrencyPolicy: Unsupported value: "Perhaps": supported values: "Allow", "Forbid", "Replace"'),
  },
  {
    name: 'a cron job: a selector by hand',
    request: creating(cronJob, { '/spec/jobTemplate/spec/manualSelector': true }),
    answer: invalid('CronJob.batch "x"', 'spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"'),
  },
  {
    name: 'a cron job: a name too long for its jobs',
    request: creating(cronJob, { '/metadata/name': 'x'.repeat(53) }),
    answer: invalid(`CronJob.batch "${'x'.repeat(53)}"`, `metadata.name: Invalid value: "${'x'.repeat(53)}": must be no more than 52 characters`),
  },
  {
    name: 'a cron job: counts below zero',
    request: creating(cronJob, { '/spec/startingDeadlineSeconds': -1, '/spec/successfulJobsHistoryLimit': -1, '/spec/failedJobsHistoryLimit': -1 }),
    answer: invalid(
      'CronJob.batch "x"',
      'spec.startingDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0',
      'spec.successfulJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0',
      'spec.failedJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0',
    ),
  },
]
