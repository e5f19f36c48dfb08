/**
 * What upstream says of a kind it does not know. It names the line of its own source where its types are collected,
 * which differs between builds of one release: the one below is that of builds from Go modules, released images say
 * `pkg/api/legacyscheme/scheme.go:30`.
 */
export function notRegistered(kind: string, apiVersion: string): string {
  return `no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:100"`
}
