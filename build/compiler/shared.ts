import { ts } from '../typescript'
import type { Sources } from '../sources'
import { Changes } from './changes'
import { Methods } from './methods'
import { Origins } from './origins'
import { Runtime } from './runtime'
import { Suspension } from './suspends'
import { Uses } from './uses'

/**
 * What is known of the functions of a library whichever step they are in: found once for all steps, and again after a
 * change of what it was found in.
 */
export class Shared {
  readonly suspension: Suspension
  readonly changes: Changes
  readonly uses: Uses
  readonly methods: Methods
  readonly origins: Origins
  readonly runtime: Runtime
  /** Whether any module names a Map or Set, which are then followed through the types. */
  hasCollections = false

  private constructor(sources: Sources) {
    this.suspension = new Suspension(sources)
    this.changes = new Changes(sources)
    this.uses = new Uses(sources)
    this.methods = new Methods(this, sources)
    this.origins = new Origins(sources)
    this.runtime = new Runtime(this, sources)
  }

  static of(sources: Sources): Shared {
    const shared = known.get(sources) ?? new Shared(sources)
    known.set(sources, shared)
    shared.hasCollections = sources.modules().some((module) => namesCollection(module, sources))
    return shared
  }
}

const known = new WeakMap<Sources, Shared>()

function namesCollection(module: ts.SourceFile, sources: Sources): boolean {
  return sources.once('collections', module, () => /\b(Readonly)?(Map|Set)\b/.test(module.text))
}
