import { compileTime, evaluate } from './pipeline'
import { RecordedWorld } from './recorded'

describe('evaluate', () => {
  it('calls a method with JSON arguments and gives what it returns', async () => {
    const groovy = 'def call(Map m, List l, int n) { return [m.a, l.size(), n + 1, null] }'
    expect(await evaluate(groovy, { args: [{ a: 'x' }, [1, 2], 3] })).toMatchObject({
      result: ['x', 2, 4, null],
    })
  })

  it('carries any text, also half of a surrogate pair', async () => {
    const texts = ['\ud83d\ude00', 'a\ud83d', '\ude00b', '\ude00\ud83d', '\u2028\u0000"\\']
    const world = new RecordedWorld().answer('readFile', 'a', 'read \ud83d')
    const groovy = "def call(List texts) { def read = readFile('a'); texts + read + 'a\\ud83d' }"
    const { result } = await evaluate(groovy, { args: [texts], world, reload: 'class-loader' })
    expect(result).toEqual([...texts, 'read \ud83d', 'a\ud83d'])
  })

  it('calls @NonCPS methods too', async () => {
    expect(await evaluate('@NonCPS def f(a) { a.reverse() }', { method: 'f', args: [[1, 2]] })).toMatchObject(
      { result: [2, 1] },
    )
  })

  it('gives the message of what is thrown', async () => {
    const { error } = await evaluate("def call() { throw new IllegalArgumentException('bad') }")
    expect(error).toMatchObject({ class: 'java.lang.IllegalArgumentException', message: 'bad' })
  })

  it('sees the mismatch of a @NonCPS method that it calls itself', async () => {
    const { error } = await evaluate('@NonCPS def call() { g(); 1 }\ndef g() { 2 }')
    expect(error?.message).toMatch(/expected to call the program.call but wound up catching WorkflowScript.g/)
  })

  it('answers steps from a world', async () => {
    const world = new RecordedWorld().answer('sh', 'x', 'out')
    const groovy = "def call() { sh(script: 'x', returnStdout: true) }"
    expect(await evaluate(groovy, { world, reload: 'class-loader' })).toMatchObject({ result: 'out' })
  })

  it('says which step the program calls when there is no world', async () => {
    await expect(evaluate("def call() { sh 'x' }")).rejects.toThrow('the program calls the step sh')
  })

  it('reads the environment from @NonCPS code', async () => {
    const world = new RecordedWorld({ env: { A: 'b' } })
    expect(await evaluate('@NonCPS def call() { env.A }', { world })).toMatchObject({ result: 'b' })
  })

  it('takes hundreds of programs at once, a few milliseconds each', async () => {
    const programs = Array.from(
      { length: 300 },
      (_, i) => `def call(n) { int sum = 0; for (int i = 0; i < n; i++) { sum += ${i} }; return sum }`,
    )
    const start = performance.now()
    const results = await Promise.all(programs.map((groovy) => evaluate(groovy, { args: [3] })))
    expect(results.map(({ result }) => result)).toEqual(programs.map((_, i) => 3 * i))
    expect((performance.now() - start) / programs.length).toBeLessThan(50)
  })
})

describe('compileTime', () => {
  it('compiles anew each time', async () => {
    const groovy = `def call() {\n${'  echo "x"\n'.repeat(200)}}`
    const times = [await compileTime('a', groovy), await compileTime('a', groovy)]
    expect(Math.min(...times)).toBeGreaterThan(1)
  })

  it('fails for what does not compile', async () => {
    await expect(compileTime('a', 'def call() {')).rejects.toThrow('a.groovy')
  })
})
