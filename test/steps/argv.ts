import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'

/** The shells that the containers of Kiln's pods have. */
export const shells = { dash: ['dash'], 'busybox ash': ['busybox', 'ash'] }

export interface Surroundings {
  shell?: readonly string[]
  /** What the build tool does after it has noted its arguments, as shell text. */
  tool?: string
  /** Files of the container, by absolute path, or of the workspace, by relative path. */
  files?: Readonly<Record<string, string>>
}

export interface Ran {
  /** What the tool was called with, the last time. */
  words: string[]
  status: number | null
  stdout: string
  log: string
}

/**
 * Runs a step's script with `sh -xe`, as Jenkins does. The build tools are stand-ins that note their
 * arguments; the folders that the pod has under /run and elsewhere are in a temporary folder.
 */
export function ranIn(
  script: string,
  { shell = shells.dash, tool = '', files = {} }: Surroundings = {},
): Ran {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-argv-'))
  try {
    const noted = join(folder, 'noted')
    const caches = ['dependency-cache', 'base-image-cache', 'layer-cache']
    for (const path of ['bin', 'run/kiln', 'run/buildkit', 'home/kiln', 'workspace', 'docker', ...caches])
      mkdirSync(join(folder, path), { recursive: true })
    const program = `#!/bin/sh\n[ "$1" != debug ] || exit 0\nprintf '%s\\0' "$@" >'${noted}'\n${inFolder(tool, folder)}\n`
    for (const name of ['buildctl', 'buildx', 'executor', 'warmer', 'mvn', 'gradle']) {
      writeFileSync(join(folder, 'bin', name), program)
      chmodSync(join(folder, 'bin', name), 0o755)
    }
    for (const [path, text] of Object.entries(files)) {
      const place = join(folder, path.startsWith('/') ? '' : 'workspace', path)
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, text)
    }
    const [command, ...options] = shell
    const ran = spawnSync(command!, [...options, '-xec', inFolder(script, folder)], {
      cwd: join(folder, 'workspace'),
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${folder}/bin:${process.env['PATH']}`,
        DOCKER_CONFIG: join(folder, 'docker'),
      },
    })
    const words = existsSync(noted) ? readFileSync(noted, 'utf8').split('\0').slice(0, -1) : []
    const plain = (text: string): string => text.replaceAll(folder, '')
    return { words: words.map(plain), status: ran.status, stdout: plain(ran.stdout), log: plain(ran.stderr) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the tool was called with; for a script that must succeed. */
export function argumentsOf(script: string, shell: readonly string[] = shells.dash): string[] {
  const tool = `
    for word; do case $word in --metadata-file=*) echo '{}' >"\${word#*=}" ;; esac; done
    echo sha256:0 >/run/kiln/digest`
  const { words, status, log } = ranIn(script, { shell, tool })
  if (status !== 0) throw new Error(log)
  return words
}

/** The pod's own folders, for which a test has no right or which it must not touch. */
function inFolder(text: string, folder: string): string {
  return text
    .replaceAll(
      /\/(run\/kiln|run\/buildkit|home\/kiln|(layer-|dependency-|base-image-)?cache\b)/g,
      `${folder}/$1`,
    )
    .replaceAll(/\/kaniko\/(executor|warmer)/g, `${folder}/bin/$1`)
}
