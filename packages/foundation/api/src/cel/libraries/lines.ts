/** A signature a line. */
export function lines(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || [])
}
