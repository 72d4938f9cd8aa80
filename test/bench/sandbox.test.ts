import { runPipeline } from './pipeline'
import { RecordedWorld } from './recorded'

const callsOf = async (jenkinsfile: string, vars: Record<string, string> = {}) => {
  const { error, sandboxCalls } = await runPipeline({
    jenkinsfile: `@Library('kiln') _\n${jenkinsfile}`,
    libraries: [{ name: 'kiln', vars, resources: {} }],
    world: new RecordedWorld().answer('sh', '', ''),
    engine: 'sandbox-1.24',
  })
  expect(error).toBeUndefined()
  return sandboxCalls
}

describe('the sandboxed engine', () => {
  it.each([
    ["'abc'.contains('b')", 'method java.lang.String contains java.lang.CharSequence'],
    [
      "'abc'.replace('b', 'c')",
      'method java.lang.String replace java.lang.CharSequence java.lang.CharSequence',
    ],
    ["[a: 1].containsKey('a')", 'method java.util.Map containsKey java.lang.Object'],
    ['[a: 1].a', 'method java.util.Map get java.lang.Object'],
    ['new ArrayList([1])', 'new java.util.ArrayList java.util.Collection'],
    ["Integer.parseInt('1')", 'staticMethod java.lang.Integer parseInt java.lang.String'],
    ["java.util.regex.Pattern.compile('a')", 'staticMethod java.util.regex.Pattern compile java.lang.String'],
    ['Integer.MAX_VALUE', 'staticField java.lang.Integer MAX_VALUE'],
    ["new Exception('x').message", 'method java.lang.Throwable getMessage'],
    ["System.getenv('HOME')", 'staticMethod java.lang.System getenv java.lang.String'],
    [
      "[1, 2].join(',')",
      'staticMethod org.codehaus.groovy.runtime.DefaultGroovyMethods join java.util.Collection java.lang.String',
    ],
    ['def f = { 1 }; f()', 'method java.util.concurrent.Callable call'],
    ["def x = 'abc'; x[1]", 'getAt java.lang.String int'],
    ["def m = [:]; m['a'] = 1; m.b = 2", 'method java.util.Map put java.lang.Object java.lang.Object'],
    ['"a${1}b".toString()', 'method java.lang.Object toString'],
  ])('records %s', async (program, signature) => {
    expect((await callsOf(`${program}; return null`)).filter((call) => call.includes(signature))).not.toEqual(
      [],
    )
  })

  it('records @NonCPS code, constructors and library variables', async () => {
    const calls = await callsOf('helper.f()', { helper: "@NonCPS def f() { 'x'.toUpperCase(Locale.ROOT) }" })
    expect(calls).toContain('method java.lang.String toUpperCase java.util.Locale')
    expect(calls).toContain('staticField java.util.Locale ROOT')
  })

  it("does not record steps, global variables, the program's own methods, or the engine's block steps", async () => {
    const program = `
      class A { int n; A(int n) { this.n = n }; def f() { n } }
      def own(x) { new A(x).f() }
      node('x') { retry(2) { timeout(5) { withEnv(['A=b']) { sh 'x'; own(1) } } } }
      helper(a: 1) { echo env.A ?: 'none' }
      currentBuild.result = 'SUCCESS'`
    const calls = await callsOf(program, { helper: 'def call(Map m, Closure body) { body() }' })
    expect(calls.filter((call) => !call.includes('Callable call'))).toEqual([])
  })

  it('runs block steps, parallel and reloads like the other', async () => {
    const world = new RecordedWorld()
    const jenkinsfile =
      "node { parallel(a: { retry(2) { sh 'x' } ; 1 }, b: { catchError { error 'no' }; 2 }) }"
    expect(await runPipeline({ jenkinsfile, world, engine: 'sandbox-1.24' })).toMatchObject({
      outcome: 'failure',
      result: { a: 1, b: 2 },
    })
  })
})
