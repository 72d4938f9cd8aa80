import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { describeWithPods } from '../../withPods'
import { select } from './pattern'
import { Build } from './build'
import { useOwner } from './testing'

describeWithPods('files on the agent', () => {
  const owner = useOwner()

  it('are written, read, found and deleted as they are', async () => {
    const build = await Build.start(owner())
    await build.inPod('spec: { containers: [] }', async (blocks) => {
      const text = `two lines\n'é' $HOME \\ \0 end`
      await build.call(blocks, 'writeFile', { file: 'a folder/file', text })
      expect(await build.call(blocks, 'readFile', { file: 'a folder/file' })).toBe(text)
      const base64 = Buffer.from(text).toString('base64')
      expect(await build.call(blocks, 'readFile', { file: 'a folder/file', encoding: 'Base64' })).toBe(base64)
      expect(await build.call(blocks, 'fileExists', { file: 'a folder' })).toBe(true)
      await build.block(blocks, 'dir', { path: 'a folder' }, async (inside) => {
        expect(await build.call(inside, 'pwd')).toBe('/home/jenkins/agent/workspace/build/a folder')
        await build.call(inside, 'deleteDir')
      })
      expect(await build.call(blocks, 'fileExists', { file: 'a folder' })).toBe(false)
      await expect(build.call(blocks, 'readFile', { file: 'none' })).rejects.toThrow('none')
    })
  })

  it('go from one pod to another by stash, and out of it as artifacts', async () => {
    const build = await Build.start(owner())
    await build.inPod('spec: { containers: [] }', async (blocks) => {
      for (const file of ['bin/app', 'bin/app.map', 'notes.txt'])
        await build.call(blocks, 'writeFile', { file, text: file })
      await build.call(blocks, 'stash', { name: 'app', includes: 'bin/**', excludes: '**/*.map' })
      await build.call(blocks, 'archiveArtifacts', { artifacts: '*.txt' })
      await expect(build.call(blocks, 'stash', { name: 'none', includes: 'lib/' })).rejects.toThrow(
        'No files included in stash',
      )
      await expect(build.call(blocks, 'archiveArtifacts', { artifacts: '*.jar' })).rejects.toThrow(
        'No artifacts found',
      )
    })
    expect([...build.world.artifacts].map(([name, bytes]) => [name, `${bytes}`])).toEqual([
      ['notes.txt', 'notes.txt'],
    ])
    await build.inPod('spec: { containers: [] }', async (blocks) => {
      await build.call(blocks, 'unstash', { name: 'app' })
      expect(await build.call(blocks, 'sh', { script: 'find . -type f', returnStdout: true })).toBe(
        './bin/app\n',
      )
      await expect(build.call(blocks, 'unstash', { name: 'lib' })).rejects.toThrow(
        "No such saved stash 'lib'",
      )
    })
  })

  it('come from the folder of `checkout scm`, which says its commit but no login of its address', async () => {
    const folder = await owner().folder()
    mkdirSync(`${folder}/src`)
    writeFileSync(`${folder}/src/main.c`, 'int main;')
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        encoding: 'utf8',
      })
    git('init', '--quiet', '--initial-branch=main')
    git('add', '.')
    git('commit', '--quiet', '--message=first')
    git('remote', 'add', 'origin', 'https://jane:canary@git.example.com/app.git')
    const build = await Build.start(owner(), { scm: folder })
    await build.inPod('spec: { containers: [] }', async (blocks) => {
      expect(await build.call(blocks, 'checkout', { scm: { $class: 'GitSCM' } })).toEqual({
        GIT_COMMIT: git('rev-parse', 'HEAD').trim(),
        GIT_BRANCH: 'main',
        GIT_URL: 'https://git.example.com/app.git',
      })
      expect(await build.call(blocks, 'sh', { script: 'find . -type f', returnStdout: true })).toBe(
        './src/main.c\n',
      )
      await expect(build.call(blocks, 'checkout', { scm: { $class: 'SubversionSCM' } })).rejects.toThrow(
        'only has `checkout scm`',
      )
    })
  })

  it('are not to be had outside of a node', async () => {
    const build = await Build.start(owner())
    await expect(build.call([], 'pwd')).rejects.toThrow('surround the step with node')
    await expect(build.block([], 'node', { label: 'big' }, async () => null)).rejects.toThrow(
      "no nodes with the label 'big'",
    )
    await expect(build.call([], 'milestone')).rejects.toThrow('has no step milestone')
  })
})

describe('an Ant pattern', () => {
  const paths = ['a', 'a.txt', 'b/a.txt', 'b/c/a.txt', 'b/c/d.md', '.git/a.txt']

  it.each([
    ['*.txt', ['a.txt']],
    ['**/*.txt', ['a.txt', 'b/a.txt', 'b/c/a.txt', '.git/a.txt']],
    ['b/**', ['b/a.txt', 'b/c/a.txt', 'b/c/d.md']],
    ['b/', ['b/a.txt', 'b/c/a.txt', 'b/c/d.md']],
    ['b/*/?.md, a', ['a', 'b/c/d.md']],
    ['', paths],
  ])('%j matches as in Ant', (pattern, expected) => {
    expect(select(paths, pattern, null)).toEqual(expected)
  })

  it('excludes as well', () => {
    expect(select(paths, '**/*.txt', '.git/**, b/c/')).toEqual(['a.txt', 'b/a.txt'])
  })
})
