/** Settings of the scheduler; durations in milliseconds. */
export interface SchedulerOptions {
  /** Only pods that ask for this scheduler are placed. */
  schedulerName: string
  /** Bindings under way at once; more wait, and no further pod is decided meanwhile. */
  maxConcurrentBinds: number
}

export const defaultSchedulerOptions: SchedulerOptions = {
  schedulerName: 'default-scheduler',
  maxConcurrentBinds: 64,
}
