import { dirname, join } from 'node:path'
import { archiveFiles } from './archive'
import { buildkitPrograms } from './buildkit'
import { buildxProgram } from './buildx'
import { craneProgram } from './crane'
import { compilingJdk, mavenHome, servingJre } from './java'
import { kubernetesPrograms } from './kubernetes/programs'
import { run } from './run'

/** How to make an image that stands in for a public one: BusyBox, some programs, a user. */
export interface Recipe {
  /** Files to put into the folder `bin` under these names, with the libraries that they load. */
  readonly programs: () => Promise<{ readonly [name: string]: string }>
  /** Where the programs are; default `usr/bin`. */
  readonly bin?: string
  /** Folders to put at these paths, with the libraries that their programs load. */
  readonly folders?: () => Promise<{ readonly [path: string]: string }>
  /** File capabilities by program, as setcap(8) writes them. */
  readonly capabilities?: { readonly [name: string]: string }
  /** User 1000, who owns the folder `home` and the further `folders`. */
  readonly user?: { readonly name: string; readonly home: string; readonly folders?: readonly string[] }
  /** Further files, all of them executable, and symbolic links, by path. */
  readonly files?: { readonly [path: string]: string }
  readonly links?: { readonly [path: string]: string }
  /** Where BusyBox is; default `bin`. */
  readonly busybox?: string
  /** The rest of the Containerfile. */
  readonly settings: readonly string[]
}

/**
 * Reads the arguments as Kaniko does, and builds nothing: `RUN eat-memory` and `RUN fail` in the Dockerfile have it killed
 * or fail, `RUN fill-disk` writes 30 MB into the workspace, `RUN sleep N` takes that long. Its digest is that of the Dockerfile.
 */
const kanikoStandIn = `#!/bin/sh
set -e
for argument; do
  case $argument in
    --context=*) context=\${argument#*=} ;;
    --dockerfile=*) dockerfile=\${argument#*=} ;;
    --digest-file=*) digest_file=\${argument#*=} ;;
  esac
done
[ -f "$dockerfile" ] || { echo 'error resolving dockerfile path: please provide a valid path to a Dockerfile'; exit 1; }
echo "INFO[0000] Building $dockerfile in $context"
[ ! -e "$DOCKER_CONFIG/config.json" ] || echo "INFO[0000] config.json has $(wc -c <"$DOCKER_CONFIG/config.json") bytes"
sed -n 's/^RUN //p' "$dockerfile" | while read -r command rest; do
  case $command in
    eat-memory) head -c 500m /dev/zero | tail -c 500m >/dev/null ;;
    fill-disk) head -c 30m /dev/zero >filled ;;
    fail) echo 'error building image: error building stage: failed to execute command: exit status 1'; exit 1 ;;
    sleep) i=0; while [ $i -lt "$rest" ]; do echo "INFO[$i] working"; sleep 1; i=$((i + 1)); done ;;
  esac
done
echo "sha256:$(sha256sum "$dockerfile" | cut -d ' ' -f 1)" >"$digest_file"
echo 'INFO[0001] Pushed image'
`

/** As the Dockerfile of Kaniko has it, target `kaniko-debug`. */
const kanikoLayout = {
  bin: 'kaniko',
  busybox: 'busybox',
  links: { '/bin/sh': '/busybox/sh' },
  settings: [
    'ENV HOME=/root USER=root PATH=/usr/local/bin:/kaniko:/busybox DOCKER_CONFIG=/kaniko/.docker/',
    'VOLUME /busybox',
    'WORKDIR /workspace',
  ],
}

/** Kaniko is in no package registry. Who has its executor, and the `warmer` beside it, has the tests that need them. */
function kanikoOfUser(): { readonly [repository: string]: Recipe } {
  const executor = process.env['KANIKO_EXECUTOR']
  if (executor === undefined) return {}
  const programs = { executor, warmer: join(dirname(executor), 'warmer') }
  return { 'ghcr.io/osscontainertools/kaniko': { programs: async () => programs, ...kanikoLayout } }
}

async function buildkitWithRunc(): Promise<{ readonly [name: string]: string }> {
  const folder = await buildkitPrograms()
  return {
    buildkitd: join(folder, 'buildkitd'),
    buildctl: join(folder, 'buildctl'),
    'buildkit-runc': (await run('sh', ['-c', 'command -v runc'])).trim(),
  }
}

/** By repository: whatever the version, the newest of the program that can be had is what stands in. */
export const recipes: { readonly [repository: string]: Recipe } = {
  'docker.io/library/busybox': { programs: async () => ({}), settings: ['CMD ["sh"]'] },
  'docker.io/library/node': {
    programs: async () => ({ node: process.execPath }),
    settings: ['CMD ["node"]'],
  },
  'docker.io/kiln/pause': {
    programs: async () => ({}),
    settings: [`CMD ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 3600 & wait; done"]`],
  },
  'docker.io/library/docker': {
    programs: async () => ({ 'docker-buildx': await buildxProgram() }),
    bin: 'usr/local/libexec/docker/cli-plugins',
    settings: ['CMD ["sh"]'],
  },
  'docker.io/alpine/k8s': {
    programs: async () => ({ kubectl: join(await kubernetesPrograms(), 'kubernetes') }),
    settings: ['CMD ["sh"]'],
  },
  'docker.io/alpine/git': {
    programs: async () => {
      const folder = (await run('git', ['--exec-path'])).trim()
      return { git: join(folder, 'git'), 'git-remote-http': join(folder, 'git-remote-http') }
    },
    settings: ['ENTRYPOINT ["git"]'],
  },
  // What a Job does with an executor is tested with one that can be told how to end.
  'docker.io/kiln/kaniko-stand-in': {
    programs: async () => ({}),
    files: { '/kaniko/executor': kanikoStandIn },
    ...kanikoLayout,
  },
  'docker.io/library/maven': {
    programs: async () => ({}),
    folders: async () => ({
      '/opt/java/openjdk': await compilingJdk(),
      '/usr/share/maven': await mavenHome(),
    }),
    links: { '/usr/bin/mvn': '/usr/share/maven/bin/mvn' },
    settings: [
      'ENV JAVA_HOME=/opt/java/openjdk MAVEN_HOME=/usr/share/maven MAVEN_CONFIG=/root/.m2',
      'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    ],
  },
  'docker.io/library/eclipse-temurin': {
    programs: async () => ({}),
    folders: async () => ({ '/opt/java/openjdk': await servingJre() }),
    settings: ['ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/bin:/bin'],
  },
  'gcr.io/go-containerregistry/crane/debug': {
    programs: async () => ({ crane: await craneProgram() }),
    settings: ['ENTRYPOINT ["crane"]'],
  },
  ...kanikoOfUser(),
  'docker.io/library/registry': {
    programs: async () => ({ registry: join(await archiveFiles(), 'usr/bin/docker-registry') }),
    settings: ['ENTRYPOINT ["registry", "serve"]'],
  },
  'docker.io/jenkins/inbound-agent': {
    programs: async () => ({}),
    user: { name: 'jenkins', home: '/home/jenkins', folders: ['/home/jenkins/agent'] },
    settings: ['WORKDIR /home/jenkins'],
  },
  // As the Dockerfile of BuildKit has them, targets `buildkit-linux` and `rootless`.
  'docker.io/moby/buildkit': {
    programs: buildkitWithRunc,
    files: { '/usr/bin/buildkitd-entrypoint': '#!/bin/sh\nexec buildkitd "$@"\n' },
    settings: [
      'ENV BUILDKIT_SETUP_CGROUPV2_ROOT=1',
      'VOLUME /var/lib/buildkit',
      'ENTRYPOINT ["buildkitd-entrypoint"]',
    ],
  },
  'docker.io/moby/buildkit-rootless': {
    programs: async () => {
      const archive = await archiveFiles()
      return {
        ...(await buildkitWithRunc()),
        rootlesskit: join(archive, 'usr/bin/rootlesskit'),
        newuidmap: join(archive, 'usr/bin/newuidmap'),
        newgidmap: join(archive, 'usr/bin/newgidmap'),
      }
    },
    // With the setuid bit instead, writing the map fails in a container.
    capabilities: { newuidmap: 'cap_setuid+ep', newgidmap: 'cap_setgid+ep' },
    user: {
      name: 'user',
      home: '/home/user',
      folders: ['/run/user/1000', '/home/user/.local/tmp', '/home/user/.local/share/buildkit'],
    },
    settings: [
      'ENV XDG_RUNTIME_DIR=/run/user/1000 TMPDIR=/home/user/.local/tmp',
      'ENV BUILDKIT_HOST=unix:///run/user/1000/buildkit/buildkitd.sock',
      'VOLUME /home/user/.local/share/buildkit',
      'ENTRYPOINT ["rootlesskit", "buildkitd"]',
    ],
  },
}
