import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { need } from './need'

describe('looking for what is needed', () => {
  const path = process.env['PATH']
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'need-test-'))
    process.env['PATH'] = folder
    // An ordinary user, for whom nothing is installed.
    jest.spyOn(process, 'getuid').mockReturnValue(1000)
  })

  afterEach(() => {
    process.env['PATH'] = path
    jest.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  const program = (name: string, says: string): void =>
    writeFileSync(join(folder, name), `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 })

  it('finds what is there', async () => {
    program('javac', 'javac 17.0.15')
    program('go', 'go version go1.24.1 linux/amd64')
    await need(['node', 'java', 'go'])
  })

  it('says what is missing or too old, and the one command that installs it', async () => {
    program('javac', 'javac 11.0.2')
    program('podman', 'podman version 3.4.4')
    await expect(need(['java', 'maven', 'podman', 'runc'])).rejects.toMatchObject({
      name: 'ToolError',
      message: `Missing on this machine:
  a JDK, 17 or newer: version 11.0 is too old
  Maven 3: \`mvn\` is not there
  podman 4 or newer: version 3.4 is too old
  runc: \`runc\` is not there
On this machine: sudo apt-get install openjdk-17-jdk-headless maven podman runc`,
    })
  })

  it('says where to get what no package brings', async () => {
    program('go', 'go version go1.19.8 linux/amd64')
    await expect(need(['go', 'root'])).rejects.toThrow(
      'Go 1.24 or newer, https://go.dev/dl: version 1.19 is too old\n  root, to run pods: this is another user; try `sudo -E`',
    )
  })
})
