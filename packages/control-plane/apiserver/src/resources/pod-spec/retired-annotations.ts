/** What pods said in annotations before init containers became fields. */
const retired = ['alpha', 'beta'].flatMap((stage) =>
  ['init-containers', 'init-container-statuses'].map((name) => `pod.${stage}.kubernetes.io/${name}`),
)

/** In place, of a pod's or template's metadata. */
export function dropRetiredAnnotations({ annotations }: { annotations?: Record<string, string> }): void {
  if (annotations) for (const key of retired) delete annotations[key]
}
