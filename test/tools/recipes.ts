import { join } from 'node:path'
import { archiveFiles } from './archive'
import { buildkitPrograms } from './buildkit'
import { run } from './run'

/** How to make an image that stands in for a public one: BusyBox, some programs, a user. */
export interface Recipe {
  /** Files to put into /usr/bin under these names, with the libraries that they load. */
  readonly programs: () => Promise<{ readonly [name: string]: string }>
  /** File capabilities by program, as setcap(8) writes them. */
  readonly capabilities?: { readonly [name: string]: string }
  /** User 1000, who owns the folder `home` and the further `folders`. */
  readonly user?: { readonly name: string; readonly home: string; readonly folders?: readonly string[] }
  /** The rest of the Containerfile. */
  readonly settings: readonly string[]
}

/** By repository: whatever the tag, the program's newest version that can be had is what stands in. */
export const recipes: { readonly [repository: string]: Recipe } = {
  'docker.io/library/busybox': { programs: async () => ({}), settings: ['CMD ["sh"]'] },
  'docker.io/library/registry': {
    programs: async () => ({ registry: join(await archiveFiles(), 'usr/bin/docker-registry') }),
    settings: ['ENTRYPOINT ["registry", "serve"]'],
  },
  'docker.io/jenkins/inbound-agent': {
    programs: async () => ({}),
    user: { name: 'jenkins', home: '/home/jenkins', folders: ['/home/jenkins/agent'] },
    settings: ['WORKDIR /home/jenkins'],
  },
  // As the Dockerfile of BuildKit has it, target `rootless`.
  'docker.io/moby/buildkit': {
    programs: async () => {
      const [archive, buildkit] = [await archiveFiles(), await buildkitPrograms()]
      return {
        buildkitd: join(buildkit, 'buildkitd'),
        buildctl: join(buildkit, 'buildctl'),
        'buildkit-runc': (await run('sh', ['-c', 'command -v runc'])).trim(),
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
