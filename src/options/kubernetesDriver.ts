import type { NamespaceName } from './text'

/** Daemons that buildx starts for a call, and removes at its end. `[:]` starts one. */
export interface KubernetesDriver {
  /** The namespace that they run in. Without it, that of the pod. */
  namespace?: NamespaceName
  /**
   * How many there are. An image is built on one of them, which its context chooses.
   * @default 1
   * @minimum 1
   * @maximum 100
   */
  replicas?: number
  /**
   * Seconds to wait until all of them answer.
   * @default 120
   * @minimum 1
   * @maximum 3600
   */
  waitSeconds?: number
}
