import type { ImageOptions } from './image'
import type { ImageBuildOptions } from './imageBuild'
import type { SharedFolder } from './pod'
import type { AbsolutePath, Image, OutputPath, WorkspacePath } from './text'

/** An image that Jib makes of one project; what is not given stays as the project configures it. */
export interface JibImageOptions extends ImageOptions {
  /**
   * The module that the image is made of, where the project has several: its folder, or its name with a colon before it,
   * as `mvn -pl` and Gradle take them.
   * @pattern [A-Za-z0-9_.:\/-]+ – a module such as services/api or :api
   */
  module?: string
  /** The class with the method `main`. Without it, Jib looks for the only one. `jib.container.mainClass` */
  mainClass?: string
  /** Flags for the JVM. `jib.container.jvmFlags` */
  jvmFlags?: string[]
  /** Arguments for the program. `jib.container.args` */
  args?: string[]
  /** The command, in place of the one that Jib makes; then no `jvmFlags` and no `mainClass`. `jib.container.entrypoint` */
  entrypoint?: string[]
  /**
   * Variables of the environment. They are stored in the image: no place for a secret. `jib.container.environment`
   * @pattern [A-Za-z_][A-Za-z0-9_]* – a name of letters, digits and `_`
   */
  environment?: Record<string, string | number | boolean>
  /**
   * Ports that the program listens on. `jib.container.ports`
   * @pattern [0-9]+(-[0-9]+)?(/(tcp|udp))? – a port or a range such as 8080, 8000-8009 or 53/udp
   */
  ports?: string[]
  /** Folders of the container that are volumes. `jib.container.volumes` */
  volumes?: AbsolutePath[]
  /** The user, by name or number, optionally with a group: `1000:1000`. `jib.container.user` */
  user?: string
  /** The folder that the program starts in. `jib.container.workingDirectory` */
  workingDirectory?: AbsolutePath
}

/** Options of `jibBuild`. Where one has a property of Jib's, it is named: https://github.com/GoogleContainerTools/jib */
export interface JibBuildOptions extends JibImageOptions, ImageBuildOptions {
  /**
   * Several images, one of each module. The step then returns a list.
   * @conflicts image, destinations, labels, module, mainClass, jvmFlags, args, entrypoint, environment, ports, volumes, user, workingDirectory, tar
   */
  images?: JibImageOptions[]
  /**
   * What builds. Without it, what the project has files for: its wrapper (`mvnw`, `gradlew`) where there is one. A
   * project without one needs `gradle` here, because the container has Maven otherwise.
   */
  tool?: 'maven' | 'gradle'
  /**
   * The project's folder in the workspace.
   * @default .
   */
  dir?: WorkspacePath
  /**
   * Goals of Maven or tasks of Gradle that are run before the image is made, without any login: `package` or `build`, if
   * not given; none, if empty.
   */
  tasks?: string[]
  /** Further arguments for Maven or Gradle, such as `-Pproduction`. */
  toolArgs?: string[]
  /** The image of the container; it needs a JDK and a shell, and `mvn` or `gradle` for a project without a wrapper. */
  toolImage?: Image
  /**
   * The version of the Jib plugin. Without it, the project's own, or 3.5.1 where its build files do not name the plugin.
   * @pattern [0-9A-Za-z.-]+ – a version such as 3.5.1
   */
  jibVersion?: string
  /** The image that this one is based on. `jib.from.image` */
  baseImage?: string
  /**
   * What the image is for; several make an index of one image each. Not pushed, the first alone is built.
   * `jib.from.platforms`
   * @pattern [a-z0-9]+/[a-z0-9_]+ – a platform such as linux/arm64
   */
  platforms?: string[]
  /** The format of the image's manifest. `jib.container.format` */
  format?: 'Docker' | 'OCI'
  /**
   * The time in the image's configuration. `USE_CURRENT_TIMESTAMP` gives every build another digest.
   * `jib.container.creationTime`
   * @pattern (EPOCH|USE_CURRENT_TIMESTAMP|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)) – EPOCH, USE_CURRENT_TIMESTAMP or a time such as 2026-01-31T12:00:00Z
   */
  creationTime?: string
  /**
   * The time of the files. `jib.container.filesModificationTime`
   * @pattern (EPOCH_PLUS_SECOND|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)) – EPOCH_PLUS_SECOND or a time such as 2026-01-31T12:00:00Z
   */
  filesModificationTime?: string
  /** How the classes are in the image: as they are, or in a JAR file. `jib.containerizingMode` */
  containerizingMode?: 'exploded' | 'packaged'
  /** Folders of the project whose files are added to the image. `jib.extraDirectories.paths` */
  extraDirectories?: string[]
  /**
   * A shared folder with what Maven and Gradle have loaded before. Builds read it and write what they load into a folder
   * of their own; at the end a build that may push adds it, file by file for Maven, and for Gradle the first time. User
   * 1000 must be able to write to it.
   */
  dependencyCache?: SharedFolder
  /**
   * Loads everything anew, and puts it in the place of what is in the `dependencyCache`, where running builds keep what
   * they started with.
   * @default false
   */
  refreshDependencies?: boolean
  /**
   * A shared folder of base images, which user 1000 must be able to write to. A build that may not push has none.
   * `jib.baseImageCache`
   */
  baseImageCache?: SharedFolder
  /**
   * A shared folder of the layers that Jib has made, which user 1000 must be able to write to. A build that may not push
   * has none. `jib.applicationCache`
   */
  layerCache?: SharedFolder
  /**
   * Where the JUnit reports are, for the step `junit`, which is also called after failed tests; nothing is done without.
   * @example target/surefire-reports/*.xml
   */
  testReports?: string
  /** Files of the workspace that are archived with the build. */
  artifacts?: string
  /** A file in the workspace that the image is written to and archived from, beside the push. `jib.outputPaths.tar` */
  tar?: OutputPath
}
