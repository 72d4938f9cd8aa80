import { writeFile } from 'node:fs/promises'
import { describeWithPods } from '../../withPods'
import { watchArguments } from '../../tools/arguments'
import { busyboxImage } from '../../tools/images'
import { podman } from '../../tools/podman'
import type { BlockCall } from '../world'
import { Build } from './build'
import { useOwner } from './testing'

const tool = `spec: { containers: [{ name: tool, image: '${busyboxImage}', command: [sleep, 99d] }] }`

describeWithPods('sh in a container', () => {
  const owner = useOwner()
  const inTool = async (
    work: (build: Build, blocks: readonly BlockCall[]) => Promise<unknown>,
    options: Parameters<typeof Build.start>[1] = {},
  ): Promise<Build> => {
    const build = await Build.start(owner(), options)
    await build.inPod(tool, (blocks) =>
      build.block(blocks, 'container', { name: 'tool' }, (inside) => work(build, inside)),
    )
    return build
  }

  it('runs as Jenkins runs it: traced, until the first failure, in the workspace', async () => {
    const build = await inTool(async (build, blocks) => {
      const failing = build.call(blocks, 'sh', {
        script: 'pwd\necho "$POD_CONTAINER $NODE_NAME"\nfalse\necho never',
      })
      await expect(failing).rejects.toThrow('script returned exit code 1')
      expect(await build.call(blocks, 'sh', { script: 'exit 7', returnStatus: true })).toBe(7)
      expect(
        await build.call(blocks, 'sh', { script: '#!/bin/echo\nnot run by sh', returnStdout: true }),
      ).toMatch(/script.sh/)
    })
    const name = /build-1-\w+/.exec(build.log[0] ?? '')?.[0]
    const log = build.log.slice(2)
    expect(log).toEqual([
      '+ pwd',
      '/home/jenkins/agent/workspace/build',
      `+ echo 'tool ${name}'`,
      `tool ${name}`,
      '+ false',
      '+ exit 7',
    ])
  })

  it('returns standard output alone, as it is, and logs the rest', async () => {
    const build = await inTool(async (build, blocks) => {
      const script = "printf '  two\\n lines \\303\\251\\n\\n'; echo aside >&2"
      expect(await build.call(blocks, 'sh', { script, returnStdout: true })).toBe('  two\n lines é\n\n')
    })
    expect(build.log).toContain('aside')
    expect(build.log.join('\n')).not.toContain('two\n')
  })

  it('gets the environment of the blocks around it, whatever the values, and the folder of `dir`', async () => {
    const value = `a 'quoted' "value" $HOME \`id\` \\ \n*`
    await inTool(
      async (build, blocks) => {
        await build.block(blocks, 'withEnv', { overrides: ['PLAIN=1', 'PATH+X=/first'] }, (inside) =>
          build.block(inside, 'dir', { path: 'sub/folder' }, async (there) => {
            await build.call(there, 'writeFile', { file: 'here', text: '' })
            const script = 'printf "%s|" "$VALUE" "$PLAIN" "$(ls)" "$(pwd)" "$PATH"'
            const printed = await build.call(there, 'sh', {
              script: `PATH=$PATH:/bin; ${script}`,
              returnStdout: true,
            })
            const folder = '/home/jenkins/agent/workspace/build/sub/folder'
            expect(printed).toBe(`${value}|1|here|${folder}|/first:/bin:/bin|`)
          }),
        )
      },
      { environment: { VALUE: value, PATH: '/bin' } },
    )
  })

  it('masks credentials in the log while the block is open', async () => {
    const password = `s3cret'"$(x)`
    const credentials = {
      login: { username: 'jane', password },
      key: { file: 'key.json', content: password },
    }
    const build = await inTool(
      async (build, blocks) => {
        const bindings = [
          {
            $class: 'usernamePassword',
            credentialsId: 'login',
            usernameVariable: 'U',
            passwordVariable: 'P',
          },
          { $class: 'file', credentialsId: 'key', variable: 'KEY' },
        ]
        await build.block(blocks, 'withCredentials', { bindings }, async (inside) => {
          await build.call(inside, 'sh', { script: 'echo "[$U:$P]"; cat "$KEY"; printf %s "$P" | base64' })
          await build.call(inside, 'echo', { message: `echo ${password}` })
        })
        expect(
          await build.call(blocks, 'sh', { script: 'ls ../build@tmp/secretFiles', returnStdout: true }),
        ).toBe('')
      },
      { credentials },
    )
    const log = build.log.join('\n')
    expect(log).toContain('[jane:****]')
    expect(log).toContain('echo ****')
    for (const form of [password, Buffer.from(password).toString('base64'), 's3cret'])
      expect(log).not.toContain(form)
  })

  it('streams its output while it runs', async () => {
    await inTool(async (build, blocks) => {
      const script = 'echo first; while [ ! -e go ]; do sleep 0.1; done; echo second'
      const running = build.call(blocks, 'sh', { script })
      while (!build.log.includes('first')) await new Promise((resolve) => setTimeout(resolve, 50))
      expect(build.log).not.toContain('second')
      await build.call(blocks, 'writeFile', { file: 'go', text: '' })
      await running
    })
  })

  it('does not wait for what it leaves running in the background', async () => {
    await inTool(async (build, blocks) => {
      const before = Date.now()
      await build.call(blocks, 'sh', { script: 'sleep 60 >/dev/null 2>&1 & echo done' })
      expect(Date.now() - before).toBeLessThan(30_000)
    })
  })

  it('is killed in the container when it is aborted, promptly', async () => {
    await inTool(async (build, blocks) => {
      const abort = new AbortController()
      const running = build.call(blocks, 'sh', { script: 'echo up; sleep 4711' }, abort.signal)
      while (!build.log.includes('up')) await new Promise((resolve) => setTimeout(resolve, 50))
      const before = Date.now()
      abort.abort(new Error('enough'))
      await expect(running).rejects.toThrow('enough')
      expect(Date.now() - before).toBeLessThan(10_000)
      expect(
        watchArguments()
          .stop()
          .filter((args) => args.startsWith('sleep 4711')),
      ).toEqual([])
    })
  })

  it('shows no variable and no script in the argument list of a process', async () => {
    await inTool(
      async (build, blocks) => {
        const watch = watchArguments()
        await build.call(blocks, 'sh', { script: 'sleep 0.5 # canary-script' })
        const seen = watch.stop().join('\n')
        expect(seen).toContain('sleep 0.5')
        expect(seen).not.toContain('canary')
      },
      { environment: { TOKEN: 'canary-value' } },
    )
  })
})

describeWithPods('a container that is not fit for sh', () => {
  const owner = useOwner()

  it('is reported when there is none of that name, with the names that there are', async () => {
    const build = await Build.start(owner())
    const running = build.inPod(tool, (blocks) => build.print(blocks, 'toll', 'true'))
    await expect(running).rejects.toThrow(
      /container toll is not valid for pod build-1-\w+ \(404\); it has tool, jnlp/,
    )
  })

  it.each([
    ['sh', ['sleep']],
    ['nohup', ['sleep', 'sh']],
  ])('is reported when it has no `%s`, for which Jenkins would hang', async (lacking, programs) => {
    const image = `localhost/without-${lacking}:${owner().id}`
    const folder = await owner().folder()
    owner().defer(`image ${image}`, () => podman(['rmi', '--force', image]))
    const busybox = `COPY --from=${busyboxImage} /bin/busybox /bin/`
    const file = ['FROM scratch', ...programs.map((name) => `${busybox}${name}`), 'ENV PATH=/bin'].join('\n')
    await writeFile(`${folder}/Containerfile`, file)
    await podman(['build', '--quiet', '--layers=false', '--tag', image, folder])
    const build = await Build.start(owner())
    const yaml = `spec: { containers: [{ name: bare, image: '${image}', command: [sleep, 99d] }] }`
    const running = build.inPod(yaml, (blocks) => build.print(blocks, 'bare', 'true'))
    await expect(running).rejects.toThrow(`container bare has no \`${lacking}\` on its PATH`)
  })
})

describeWithPods('a container that ends', () => {
  const owner = useOwner()
  const ending = (command: string, limits = '{}'): string =>
    `spec: { containers: [{ name: short, image: '${busyboxImage}', command: [sh, -c, '${command}'], resources: { limits: ${limits} } }] }`

  it.each([
    ['sleep 1', '{}', 'Container short was terminated (Exit Code: 0, Reason: Completed)'],
    ['sleep 1; exit 3', '{}', 'Container short was terminated (Exit Code: 3, Reason: Error)'],
    [
      'sleep 1; tail /dev/zero',
      '{ memory: 16Mi }',
      'Container short was terminated (Exit Code: 137, Reason: OOMKilled)',
    ],
  ])('takes the agent with it, and says why: %s', async (command, limits, reason) => {
    const build = await Build.start(owner())
    await build.inPod(ending(command, limits), async (blocks) => {
      await expect(build.call(blocks, 'sh', { script: 'sleep 60' })).rejects.toMatchObject({
        kind: 'abort',
        message: `Agent was removed: ${reason}`,
      })
      await expect(build.call(blocks, 'pwd')).rejects.toThrow(reason)
    })
  })
})
