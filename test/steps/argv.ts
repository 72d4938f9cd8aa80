import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The shells that the containers of Kiln's pods have. */
export const shells = { dash: ['dash'], 'busybox ash': ['busybox', 'ash'] }

/**
 * Runs a step's script with `sh -xe`, as Jenkins does, and gives the arguments that buildctl or Kaniko's executor got.
 * These are stand-ins that only note them; what the pod has under /run and /kaniko is a temporary folder.
 */
export function argumentsOf(script: string, shell: readonly string[] = shells.dash): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'kiln-argv-'))
  try {
    const noted = join(folder, 'noted')
    for (const name of ['buildctl', 'executor']) {
      writeFileSync(join(folder, name), `#!/bin/sh\n[ "$1" = debug ] || printf '%s\\0' "$@" >'${noted}'\n`)
      chmodSync(join(folder, name), 0o755)
    }
    writeFileSync(join(folder, 'metadata.json'), '{}')
    writeFileSync(join(folder, 'digest'), '')
    const here = script
      .replaceAll(/(?<!=)\/run\/kiln\//g, `${folder}/`)
      .replaceAll('/kaniko/executor', `${folder}/executor`)
    const [program, ...options] = shell
    execFileSync(program!, [...options, '-xec', here], {
      stdio: 'pipe',
      env: {
        ...process.env,
        PATH: `${folder}:${process.env['PATH']}`,
        DOCKER_CONFIG: join(folder, 'docker'),
      },
    })
    return execFileSync('cat', [noted], { encoding: 'utf8' }).split('\0').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
