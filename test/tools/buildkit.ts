import { goPrograms } from './goPrograms'

/**
 * The folder with `buildkitd` and `buildctl`, built from the Go modules of BuildKit the first time (3 minutes on 2
 * cores). Only the stand-in image asks for it: where public images can be pulled nothing is built.
 */
export function buildkitPrograms(): Promise<string> {
  return goPrograms('buildkit', {
    module: 'github.com/moby/buildkit',
    // The newest release whose modules can all be had from the Go proxy.
    version: 'v0.25.2',
    packages: ['cmd/buildkitd', 'cmd/buildctl'],
    // `RUN --security`, which later releases have without this tag.
    tag: 'dfrunsecurity',
  })
}
