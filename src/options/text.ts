/** The kinds of text that options take. */

/**
 * @pattern (\.|(\.?[^/\n.]|\.\.[^/\n])[^/\n]*)(/(\.|(\.?[^/\n.]|\.\.[^/\n])[^/\n]*)?)* – a path in the workspace, such as services/api
 */
export type WorkspacePath = string

/**
 * What the steps of Jenkins that archive and stash files take for one.
 * @pattern [A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)* – a path in the workspace of letters, digits, `_`, `.` and `-`, such as build/image.tar
 */
export type OutputPath = string

/**
 * @pattern (/(\.|(\.?[^/\n.]|\.\.[^/\n])[^/\n]*)?)+ – an absolute path, without `..` in it
 */
export type AbsolutePath = string

/**
 * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)* – a repository such as registry.example.com/team/app-cache
 */
export type Repository = string

/**
 * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})? – a repository with an optional tag, such as registry.example.com/team/app:1.0
 */
export type Reference = string

/**
 * @pattern ([a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})? – an image such as docker.io/library/debian:12
 */
export type Image = string

/**
 * @pattern [a-zA-Z0-9.-]+(:[0-9]+)? – a host with an optional port, such as registry:5000
 */
export type RegistryHost = string

/**
 * @pattern [a-zA-Z0-9.-]+(:[0-9]+)?(/[a-zA-Z0-9._/-]*)? – a host with an optional port and path, such as mirror.example.com/hub
 */
export type Mirror = string

/**
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 * @pattern [a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)* – the name of an object of Kubernetes: lower case letters, digits, `-` and `.`
 */
export type ObjectName = string

/**
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 * @pattern [a-z0-9]([a-z0-9-]{0,61}[a-z0-9])? – the name of a namespace: at most 63 lower case letters, digits and `-`
 */
export type NamespaceName = string

/**
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 * @pattern ([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*[/])?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])? – a key such as kubernetes.io/arch
 */
export type LabelKey = string

/**
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 * @pattern ([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)? – at most 63 letters, digits, `_`, `.` and `-`, as in a label of Kubernetes
 */
export type LabelValue = string

/**
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-types
 * @pattern (cpu|memory|ephemeral-storage|hugepages-[0-9]+[KMG]i|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*[/][A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?) – cpu, memory, ephemeral-storage, or a resource of the nodes such as nvidia.com/gpu
 */
export type ResourceName = string

/**
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 * @pattern ([0-9]+(\.[0-9]*)?|\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)? – a quantity of Kubernetes such as 500m or 2Gi
 */
export type Quantity = string

/**
 * The name of an NFS server, or its address.
 * @pattern [A-Za-z0-9.:\[\]-]+ – the name or address of a server, such as files.example.com
 */
export type ServerName = string

/**
 * https://git-scm.com/docs/git-check-ref-format
 * @pattern ([^\t\n\r-!/~^:?*\[\\-]|!)([^\t\n\r-!~^:?*\[\\]|!)* – a name such as feature/login: git takes no blanks, none of ~ ^ : ? * [ \ and no dash in front
 */
export type GitName = string

/**
 * @pattern [A-Za-z0-9][A-Za-z0-9_.-]* – the name or number of a stage
 */
export type StageName = string
