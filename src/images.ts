/**
 * The tool images, all in this one place and all overridable by an option. Each is pinned to a release of a maintained
 * project.
 */

/** Has buildkitd, buildctl, rootlesskit and a shell; runs as user 1000. https://github.com/moby/buildkit/releases */
export const buildkitImage = 'docker.io/moby/buildkit:v0.31.2-rootless'

/** The same for a daemon that is root, of the pod's user namespace or of the node. */
export const buildkitRootImage = 'docker.io/moby/buildkit:v0.31.2'

/** Has buildx as a plugin of its docker, and a shell. https://hub.docker.com/_/docker */
export const dockerImage = 'docker.io/library/docker:29.1.3-cli'

/** The executor with busybox, of the fork that is maintained since gcr.io/kaniko-project was archived. */
export const kanikoImage = 'ghcr.io/osscontainertools/kaniko:v1.28.3-debug'

/** A registry for layers that lives as long as its pod. https://github.com/distribution/distribution/releases */
export const registryImage = 'docker.io/library/registry:2.8.3'

/** Has kubectl and a shell. https://hub.docker.com/r/alpine/k8s */
export const kubectlImage = 'docker.io/alpine/k8s:1.34.1'

/** Has git and a shell. https://hub.docker.com/r/alpine/git */
export const gitImage = 'docker.io/alpine/git:v2.49.1'

/** Has crane and a shell. https://github.com/google/go-containerregistry/blob/main/cmd/crane/README.md#images */
export const craneImage = 'gcr.io/go-containerregistry/crane/debug:v0.22.1'

/** Has Maven, a JDK and a shell. https://hub.docker.com/_/maven */
export const mavenImage = 'docker.io/library/maven:3.9.11-eclipse-temurin-21'

/** Has Gradle, a JDK and a shell. https://hub.docker.com/_/gradle */
export const gradleImage = 'docker.io/library/gradle:8.14.3-jdk21'

/** The plugin for projects that do not have it. https://github.com/GoogleContainerTools/jib/releases */
export const jibVersion = '3.5.1'

/** Writes bills of materials for BuildKit. https://hub.docker.com/r/docker/buildkit-syft-scanner/tags */
export const sbomImage = 'docker.io/docker/buildkit-syft-scanner:1.12.0'
