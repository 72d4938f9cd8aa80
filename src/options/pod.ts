import type {
  AbsolutePath,
  Image,
  LabelKey,
  LabelValue,
  NamespaceName,
  ObjectName,
  Quantity,
  ResourceName,
  ServerName,
} from './text'

/** Where and how the build's pod runs. */
export interface PodOptions {
  /** The Kubernetes cloud of Jenkins. Without it, Jenkins' first. */
  cloud?: string
  /** The namespace of the pod. Without it, that of the cloud. */
  namespace?: NamespaceName
  /** The service account of the pod. Its token is not mounted. Not given to a pull request from a fork. */
  serviceAccount?: ObjectName
  /**
   * Names of pod templates of Jenkins, separated by blanks, that the pod starts from. What their fields say is inherited;
   * their raw YAML is not, because it would take the place of settings that keep this pod safe.
   */
  inheritFrom?: string
  /** The image of the container `jnlp`, in which Jenkins' agent runs. Without it, that of the cloud. */
  agentImage?: Image
  /**
   * Where the workspace is. Each pod has a folder of its own there, which it removes at the end. Without it, one that ends
   * with the pod.
   */
  workspaceVolume?: SharedFolder
  /** Labels of the nodes that the pod may run on. */
  nodeSelector?: Record<LabelKey, LabelValue | number | boolean>
  /** Taints of nodes that the pod may run on all the same. */
  tolerations?: Toleration[]
  /** CPU and memory of the container that builds. */
  resources?: Resources
  /** Secrets in the pod's namespace with the logins that the node needs for the images of the pod itself. */
  imagePullSecrets?: ObjectName[]
}

/** As in a container of Kubernetes. */
export interface Resources {
  /** What the scheduler reserves, such as `[cpu: '500m', memory: '1Gi']`. */
  requests?: Record<ResourceName, Quantity | number | boolean>
  /** What the container cannot exceed. */
  limits?: Record<ResourceName, Quantity | number | boolean>
}

/** As in a pod of Kubernetes. */
export interface Toleration {
  /** The taint's key. Without it, every key. */
  key?: LabelKey
  /**
   * Whether the value must be the same, or the key alone decides.
   * @default Equal
   */
  operator?: 'Equal' | 'Exists'
  /** The taint's value, with `Equal`. */
  value?: LabelValue
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
  /** A PersistentVolumeClaim in the pod's namespace. */
  claimName?: ObjectName
  /** A folder of the node, which all pods that mount it share. */
  hostPath?: AbsolutePath
}

/** As in a volume of Kubernetes. */
export interface NfsShare {
  /** The server's name or address. */
  server: ServerName
  /** The exported folder. */
  path: AbsolutePath
}
