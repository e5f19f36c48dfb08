/** Words of the language that a schema may have as names; an expression may write them doubly underscored. */
export const reservedWords: ReadonlySet<string> = new Set(
  ('true false null in as break const continue else for function if import let loop package namespace return var void ' +
    'while').split(' '),
)
