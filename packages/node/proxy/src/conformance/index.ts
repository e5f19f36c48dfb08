export { describeBackend, type BackendSubject } from './describe-backend.js'
