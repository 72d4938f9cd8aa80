/** Where and how the build's pod runs. */
export interface PodOptions {
  /** The Kubernetes cloud of Jenkins. Without it, Jenkins' first. */
  cloud?: string
  /** The namespace of the pod. Without it, that of the cloud. */
  namespace?: string
  /** The service account of the pod. Its token is not mounted. Not given to a pull request from a fork. */
  serviceAccount?: string
  /**
   * Names of pod templates of Jenkins, separated by blanks, that the pod starts from. What their fields say is inherited;
   * their raw YAML is not, because it would take the place of settings that keep this pod safe.
   */
  inheritFrom?: string
  /** The image of the container `jnlp`, in which Jenkins' agent runs. Without it, that of the cloud. */
  agentImage?: string
  /**
   * Where the workspace is. Each pod has a folder of its own there, which it removes at the end. Without it, one that ends
   * with the pod.
   */
  workspaceVolume?: SharedFolder
  /** Labels of the nodes that the pod may run on. */
  nodeSelector?: Record<string, string | number | boolean>
  /** Taints of nodes that the pod may run on all the same. */
  tolerations?: Toleration[]
  /** CPU and memory of the container that builds. */
  resources?: Resources
  /**
   * Secrets in the pod's namespace with the logins that the node needs for the images of the pod itself.
   * @pattern [a-z0-9]([a-z0-9.-]*[a-z0-9])? – the name of an object of Kubernetes
   */
  imagePullSecrets?: string[]
}

/** As in a container of Kubernetes. */
export interface Resources {
  /** What the scheduler reserves, such as `[cpu: '500m', memory: '1Gi']`. */
  requests?: Record<string, string | number | boolean>
  /** What the container cannot exceed. */
  limits?: Record<string, string | number | boolean>
}

/** As in a pod of Kubernetes. */
export interface Toleration {
  /** The taint's key. Without it, every key. */
  key?: string
  /**
   * Whether the value must be the same, or the key alone decides.
   * @default Equal
   */
  operator?: 'Equal' | 'Exists'
  /** The taint's value, with `Equal`. */
  value?: string
  /** The taint's effect. Without it, every effect. */
  effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
}

/**
 * A folder that outlives the pod.
 * @oneOf nfs, claimName, hostPath
 */
export interface SharedFolder {
  /** A share of an NFS server. */
  nfs?: NfsShare
  /**
   * A PersistentVolumeClaim in the pod's namespace.
   * @pattern [a-z0-9]([a-z0-9.-]*[a-z0-9])? – the name of an object of Kubernetes
   */
  claimName?: string
  /**
   * A folder of the node, which all pods that mount it share.
   * @pattern /[^\n]* – an absolute path
   */
  hostPath?: string
}

/** As in a volume of Kubernetes. */
export interface NfsShare {
  /** The server's name or address. */
  server: string
  /**
   * The exported folder.
   * @pattern /[^\n]* – an absolute path
   */
  path: string
}
