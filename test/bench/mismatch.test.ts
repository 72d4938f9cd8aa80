import { runPipeline } from './pipeline'
import { RecordedWorld } from './recorded'

const run = async (jenkinsfile: string) => {
  const world = new RecordedWorld()
  const { outcome, error } = await runPipeline({ jenkinsfile, world })
  return { outcome, class: error?.class, message: error?.message ?? '', console: world.console }
}

describe('a CPS mismatch fails the run, and the program cannot catch it', () => {
  it.each([
    [
      '@NonCPS code that calls a CPS method',
      '@NonCPS def a() { b() + 1 }\ndef b() { 1 }\na()',
      'a but wound up catching WorkflowScript.b',
    ],
    [
      '@NonCPS code that calls a CPS closure',
      '@NonCPS def a(f) { f(1) + 1 }\na { it }',
      'a but wound up catching kiln.bench.PipelineClosure.call',
    ],
    [
      'a sort closure',
      '[2, 1].sort { it }',
      'java.util.ArrayList.sort but wound up catching kiln.bench.PipelineClosure.call',
    ],
    ['unique with a closure', '[2, 1].unique { it }', 'unique but wound up catching'],
    ['eachLine', "'a\\nb'.eachLine { echo it }", 'eachLine but wound up catching'],
    ['a CPS toString in a template', 'class A { String toString() { "A" } }\necho "${new A()}"', 'toString'],
    ['a CPS toString in a concatenation', "class A { String toString() { 'A' } }\n'x' + new A()", 'toString'],
    [
      'a constructor that calls a CPS method',
      'class A { A() { m() }; def m() { 1 } }\nnew A()',
      '<init> but wound up catching A.m',
    ],
  ])('%s', async (_case, program, message) => {
    const result = await run(program)
    expect([result.outcome, result.class]).toEqual(['failure', 'bench'])
    expect(result.message).toMatch(/^expected to call .* but wound up catching /)
    expect(result.message).toContain(message)
    const caught = await run(
      program.replace(/\n?([^\n]*)$/, "\ntry { $1 } catch (Throwable e) { echo 'caught' }"),
    )
    expect([caught.class, caught.console]).toEqual(['bench', []])
  })
})

describe('a step in code that groovy-cps does not transform fails the run', () => {
  it.each([
    [
      'a @NonCPS method',
      "@NonCPS def a() { sh 'x'; 1 }\na()",
      'the step sh is called from WorkflowScript.a (WorkflowScript:1)',
    ],
    [
      'a @NonCPS method that ends with it',
      "@NonCPS def sh2() { sh('x') }\nsh2()",
      'the step sh is called from WorkflowScript.sh2',
    ],
    [
      'a constructor',
      "class A { A(s) { s.echo 'x' } }\nnew A(this)",
      'the step echo is called from A.<init>',
    ],
    [
      'a @NonCPS toString',
      "class A { def s; @NonCPS String toString() { s.echo('x'); 'A' } }\n\"${new A(s: this)}\".toString()",
      'the step echo is called from A.toString',
    ],
    [
      'a @NonCPS comparator',
      "@NonCPS def f(l) { l.sort { a, b -> echo 'x'; a <=> b } }\nf([2, 1])",
      'the step echo is called from WorkflowScript$_f_closure1',
    ],
    [
      'a block step in @NonCPS code',
      '@NonCPS def a() { node { } }\na()',
      'the step node is called from WorkflowScript.a',
    ],
    [
      'println in @NonCPS code',
      "@NonCPS def a() { println 'x' }\na()",
      'the step println is called from WorkflowScript.a',
    ],
  ])('%s', async (_case, program, message) => {
    const result = await run(program)
    expect([result.outcome, result.class]).toEqual(['failure', 'bench'])
    expect(result.message).toContain(message)
  })
})

describe('no mismatch is', () => {
  it.each([
    [
      '@NonCPS code that sorts with its own closure',
      '@NonCPS def f(l) { l.sort { a, b -> a <=> b } }\nf([2, 1])',
    ],
    ['a closure in a map that is called as a method', 'def m = [f: { it + 1 }]\nm.f(1)'],
    ['a closure in a variable', 'def f = { it + 1 }\nf(1)'],
    ['a closure as a field', 'class A { def f }\nnew A(f: { 1 }).f.call()'],
    ['a getter', 'class A { def getX() { 1 } }\nnew A().x'],
    [
      'each, collect and the like',
      '[1, 2].collect { it + 1 }.findAll { it > 2 }.each { it + 1 }; [a: 1].each { k, v -> k + v }; 2.times { it }',
    ],
    ['a step in a closure in a closure', "def f = { g -> g() }\nf { node { echo 'x' } }"],
  ])('%s', async (_case, program) => {
    expect((await run(program)).message).toBe('')
  })
})
