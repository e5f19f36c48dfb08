export { deepCopy } from './deep-copy.js'
export { deepEqual } from './deep-equal.js'
export { getOwn, inOrder, isObject, keysOfBoth, setOwn, sortedKeys, type JsonObject, type JsonValue } from './json-value.js'
export { isNoOpUpdate, semanticEqual } from './semantic-equal.js'
