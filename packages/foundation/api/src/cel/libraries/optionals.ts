import { lines } from './lines.js'

export const optionals: readonly string[] = lines(`
  _?._(dyn, string) -> optional_type(V)
  _[?_](list(V), int) -> optional_type(V)
  _[?_](optional_type(list(V)), int) -> optional_type(V)
  _[?_](map(K, V), K) -> optional_type(V)
  _[?_](optional_type(map(K, V)), K) -> optional_type(V)
  _[_](optional_type(list(V)), int) -> optional_type(V)
  _[_](optional_type(map(K, V)), K) -> optional_type(V)
  list(V) first() -> optional_type(V)
  optional_type(V) hasValue() -> bool
  list(V) last() -> optional_type(V)
  optional.none() -> optional_type(V)
  optional.of(V) -> optional_type(V)
  optional.ofNonZeroValue(V) -> optional_type(V)
  optional.unwrap(list(optional_type(V))) -> list(V)
  optional_type(V) or(optional_type(V)) -> optional_type(V)
  optional_type(V) orValue(V) -> V
  list(optional_type(V)) unwrapOpt() -> list(V)
  optional_type(V) value() -> V
`)
