import type { Sources } from '../sources'
import { Methods } from './methods'
import { Origins } from './origins'
import { Runtime } from './runtime'
import { Suspension } from './suspends'
import { Uses } from './uses'

/** What is known of the functions of a library whichever step they are in: found once for all steps. */
export class Shared {
  readonly suspension = new Suspension()
  readonly uses = new Uses()
  readonly methods = new Methods(this)
  readonly origins: Origins
  readonly runtime: Runtime

  constructor(sources: Sources) {
    this.origins = new Origins(sources)
    this.runtime = new Runtime(this, sources)
  }
}
