import type { Store } from '../contract.js'
import type { StoreOptions } from '../store-options.js'

/** A fresh, empty store under test. */
export interface Subject {
  store: Store
  /** Closes the store and opens it again as another process would. Only where the state outlives the process. */
  reopen?: () => Promise<Store>
  /** Closes the store and removes what it left. */
  dispose: () => Promise<void>
}

export type SubjectFactory = (options: StoreOptions) => Promise<Subject>

export interface Case {
  name: string
  options?: StoreOptions
  run: (store: Store, subject: Subject) => Promise<void>
}
