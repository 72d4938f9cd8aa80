import { describeWithPods } from '../../withPods'
import { watchArguments } from '../../tools/arguments'
import { busyboxImage } from '../../tools/images'
import { Network } from '../../tools/network'
import { findSecrets } from '../../tools/secrets'
import { runPipeline } from '../pipeline'
import { useOwner } from './testing'
import { PodmanWorld } from './world'

const yaml = `spec: { containers: [{ name: tool, image: '${busyboxImage}', command: [sleep, 99d] }] }`

describeWithPods('a Jenkinsfile in the real world', () => {
  const owner = useOwner()
  const build = async (
    jenkinsfile: string,
    signal?: AbortSignal,
    onLine: (line: string) => void = () => undefined,
  ) => {
    const log: string[] = []
    const password = `canary "pass'word"/${Math.random()}`
    const world = new PodmanWorld({
      owner: owner(),
      network: await Network.start(owner()),
      credentials: { login: { username: 'jane', password } },
      log(line) {
        log.push(line)
        onLine(line)
      },
    })
    const states: Buffer[] = []
    const watch = watchArguments()
    const result = await runPipeline({
      jenkinsfile: `def inPod(body) { podTemplate(yaml: '''${yaml}''') { node(POD_LABEL) { body() } } }\n${jenkinsfile}`,
      world,
      onState: (bytes) => states.push(bytes),
      ...(signal ? { signal } : {}),
    })
    const places: [string, string | Buffer][] = [
      ['log', log.join('\n')],
      ...world.pods.map((pod): [string, string] => ['pod', pod]),
      ...watch.stop().map((args): [string, string] => ['arguments', args]),
      ...states.map((state): [string, Buffer] => ['state', state]),
    ]
    return { ...result, log, leaks: findSecrets([password, `jane:${password}`], places) }
  }

  it('runs with its state saved and loaded at every step, in parallel pods', async () => {
    const { outcome, result, error } = await build(`
      def names = [:]
      parallel(
        one: { inPod { names.one = sh(script: 'hostname', returnStdout: true).trim() } },
        two: { inPod { container('tool') { names.two = sh(script: 'hostname', returnStdout: true).trim() } } },
      )
      return names`)
    expect([outcome, error]).toEqual(['success', undefined])
    expect(Object.values(result as object)).toEqual([
      expect.stringMatching(/^build-1-/),
      expect.stringMatching(/^build-1-/),
    ])
  })

  it('keeps a password out of log, pod, argument lists and saved states', async () => {
    const { outcome, log, leaks } = await build(`
      inPod {
        withCredentials([usernamePassword(credentialsId: 'login', usernameVariable: 'U', passwordVariable: 'P')]) {
          sh 'printf %s "$P"; echo "$U:$P" | base64; sleep 0.2'
        }
      }`)
    expect([outcome, leaks]).toEqual(['success', []])
    expect(log.join('\n')).toContain('****')
  })

  it('would find the password: in the state when Groovy holds it, in the arguments when a program gets it', async () => {
    const { leaks } = await build(`
      inPod {
        withCredentials([usernamePassword(credentialsId: 'login', usernameVariable: 'U', passwordVariable: 'P')]) {
          def leaked = env.P
          sh 'sh -c "sleep 0.5; true" "$P"'
          echo leaked.replace('canary', 'CANARY')
        }
      }`)
    expect([...new Set(leaks.map(({ where }) => where))].sort()).toEqual(['arguments', 'state'])
  })

  it('fails with the exit code of its script, and goes on after catchError', async () => {
    const { outcome, error, log } = await build(
      `inPod { catchError { sh 'exit 3' }; echo 'after'; sh 'exit 4' }`,
    )
    expect([outcome, error?.message]).toEqual(['failure', 'script returned exit code 4'])
    expect(log).toContain('after')
  })

  it('ends a script at a time-out, and the build where it is aborted', async () => {
    const timedOut = await build(`inPod { timeout(time: 2, unit: 'SECONDS') { sh 'sleep 60' } }`)
    expect([timedOut.outcome, timedOut.error?.message]).toEqual(['aborted', 'Timeout has been exceeded'])
    const abort = new AbortController()
    const started = Date.now()
    const aborted = await build(`inPod { sh 'echo up; sleep 60' }`, abort.signal, (line) => {
      if (line === 'up') abort.abort()
    })
    expect(aborted.outcome).toBe('aborted')
    expect(Date.now() - started).toBeLessThan(40_000)
  })
})
