import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const kiln = join(__dirname, '../../bin/kiln.js')
const bakery = join(__dirname, '../options/fixtures/bakery')

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A small library of its own in a temporary folder, to be built by the command line. */
export class TemporaryLibrary {
  readonly root = mkdtempSync(join(tmpdir(), 'kiln-cli-'))

  constructor() {
    cpSync(join(bakery, 'src'), join(this.root, 'src'), { recursive: true })
    rmSync(join(this.root, 'src/options/tables'), { recursive: true })
    this.write(
      'src/options/check.ts',
      'export type OptionTable = Readonly<Record<string, Record<string, unknown>>>\n',
    )
  }

  run(...args: string[]): Outcome {
    return this.runIn('.', ...args)
  }

  runIn(folder: string, ...args: string[]): Outcome {
    return this.spawn(folder, '', args)
  }

  /** With this text on standard input. */
  runWith(input: string, ...args: string[]): Outcome {
    return this.spawn('.', input, args)
  }

  private spawn(folder: string, input: string, args: string[]): Outcome {
    const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined }
    const cwd = join(this.root, folder)
    return spawnSync(process.execPath, [kiln, ...args], { cwd, env, input, encoding: 'utf8' })
  }

  /** The process, and a function that waits until it has printed a text since the last call of that function. */
  start(...args: string[]) {
    const child = spawn(process.execPath, [kiln, ...args], { cwd: this.root })
    let printed = ''
    let heard: (() => void) | undefined
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      heard?.()
    })
    const until = async (text: string): Promise<string> => {
      while (!printed.includes(text)) await new Promise<void>((resolve) => (heard = resolve))
      const before = printed
      printed = ''
      return before
    }
    return { child, until }
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    writeFileSync(join(this.root, path), text)
  }

  change(path: string, from: string, to: string): void {
    const text = this.read(path)
    if (!text.includes(from)) throw new Error(`${path} lacks ${from}`)
    this.write(path, text.replace(from, to))
  }

  delete(path: string): void {
    rmSync(join(this.root, path))
  }

  move(path: string, to: string): void {
    renameSync(join(this.root, path), join(this.root, to))
  }

  remove(): void {
    rmSync(this.root, { recursive: true })
  }
}
