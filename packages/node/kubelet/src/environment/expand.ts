/**
 * Replaces `$(NAME)` by its value; `$$` stands for `$`; what names nothing known stays as written
 * (k8s.io/kubernetes/third_party/forked/golang/expansion).
 */
export function expand(text: string, lookup: (name: string) => string | undefined): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (written: string, name: string | undefined) => {
    if (name === undefined) return '$'
    return lookup(name) ?? written
  })
}
