export { aggregateText, errorBody, errorText, field, type FieldError, type FieldErrorType } from './field-error.js'
export { FieldPath } from './field-path.js'
export {
  totalAnnotationSizeLimit,
  validateAnnotations,
  validateFieldManager,
  validateLabels,
  validateOwnerReferences,
} from './metadata-parts.js'
export {
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidLabelValue,
  isWildcardDNS1123Subdomain,
} from './name-rules.js'
export {
  validateMetadataParts,
  validateObjectMeta,
  validateObjectMetaUpdate,
  type MetadataParts,
  type ObjectMetaOptions,
} from './object-meta.js'
export { quote } from './quote.js'
export {
  nameIsDNS1035Label,
  nameIsDNSLabel,
  nameIsDNSSubdomain,
  nameIsPathSegment,
  type NameRule,
} from './resource-name-rules.js'
export { byteLength, formatRule, inclusiveRangeText, maxLengthText, regexText, type StringRule } from './string-rules.js'
export {
  isCIdentifier,
  isConfigMapKey,
  isEnvVarName,
  isHTTPHeaderName,
  isInRange,
  isPortNumber,
  isRelaxedEnvVarName,
  isUnixId,
  isValidPercent,
  isValidPortName,
} from './value-rules.js'
