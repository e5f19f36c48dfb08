import { LevelStore } from './level-store.js'
import { openDirectory, type LevelStoreOptions } from './open-directory.js'

/** Opens the store in a directory, with everything that was ever acknowledged there. */
export async function openLevelStore(options: LevelStoreOptions): Promise<LevelStore> {
  return new LevelStore(await openDirectory(options), options)
}
