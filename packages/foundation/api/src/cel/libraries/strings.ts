import { lines } from './lines.js'

export const strings: readonly string[] = lines(`
  string charAt(int) -> string
  string contains(string) -> bool
  string endsWith(string) -> bool
  string find(string) -> string
  string findAll(string) -> list(string)
  string findAll(string, int) -> list(string)
  string format(list(dyn)) -> string
  string indexOf(string) -> int
  string indexOf(string, int) -> int
  list(string) join() -> string
  list(string) join(string) -> string
  string lastIndexOf(string) -> int
  string lastIndexOf(string, int) -> int
  string lowerAscii() -> string
  matches(string, string) -> bool
  string matches(string) -> bool
  string replace(string, string) -> string
  string replace(string, string, int) -> string
  size(bytes) -> int
  bytes size() -> int
  size(list(A)) -> int
  list(A) size() -> int
  size(map(A, B)) -> int
  map(A, B) size() -> int
  size(string) -> int
  string size() -> int
  string split(string) -> list(string)
  string split(string, int) -> list(string)
  string startsWith(string) -> bool
  strings.quote(string) -> string
  string substring(int) -> string
  string substring(int, int) -> string
  string trim() -> string
  string upperAscii() -> string
`)
