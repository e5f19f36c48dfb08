import type { Recording } from './profiler.js'

export interface Profile extends Recording {
  name: string
  description: string
  /** Of the file it is saved in, by which tools know what it is. */
  extension: string
  /** Where the client names no number. */
  seconds: number
}

/** Bytes between two samples of what is allocated, as Go's default. */
const samplingInterval = 512 * 1024

/** What can be recorded. None stops the process to look at its heap: all are samples, taken while it goes on. */
export const profiles: readonly Profile[] = [
  {
    name: 'allocs',
    description: 'A sample of what is allocated while it is recorded, for so many seconds.',
    extension: 'heapprofile',
    seconds: 10,
    begin: [
      [
        'HeapProfiler.startSampling',
        { samplingInterval, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true },
      ],
    ],
    end: [['HeapProfiler.stopSampling']],
  },
  {
    name: 'heap',
    description: 'A sample of what is allocated while it is recorded and is still in use at its end.',
    extension: 'heapprofile',
    seconds: 10,
    begin: [['HeapProfiler.startSampling', { samplingInterval }]],
    end: [['HeapProfiler.stopSampling']],
  },
  {
    name: 'profile',
    description: 'What the CPU is used for, a hundred samples a second, for so many seconds.',
    extension: 'cpuprofile',
    seconds: 30,
    begin: [['Profiler.enable'], ['Profiler.setSamplingInterval', { interval: 10_000 }], ['Profiler.start']],
    end: [['Profiler.stop']],
  },
]
