import type { Call, Expression, File, Method, Statement } from '../../build/compiler/groovy/ast'

/**
 * No call crosses from pure code (`@NonCPS`) into code that can suspend, and no closure of the one world is called by the
 * other: groovy-cps could not stop there, and would run the rest of the program twice or not at all.
 */
export function crossings(file: File, steps: ReadonlySet<string>): string[] {
  const methods = new Map(file.methods.map((method) => [method.name, method]))
  return file.methods.flatMap((method) => {
    const closures = closureVariables(method)
    return callsIn(method.body).flatMap((call) =>
      (method.nonCps ? intoCps(call, methods, steps) : intoPure(call, closures, methods)).map(
        (problem) => `${method.name}: ${problem}`,
      ),
    )
  })
}

function intoCps(call: Call, methods: ReadonlyMap<string, Method>, steps: ReadonlySet<string>): string[] {
  const isOwn = call.receiver === undefined
  const isCps = steps.has(call.name) || methods.get(call.name)?.nonCps === false
  return isOwn && isCps ? [`calls ${call.name} from pure code`] : []
}

/** The methods of Groovy that groovy-cps has in a form of its own, which may be given a closure that suspends. */
const translated: ReadonlySet<string> = new Set([
  'any',
  'collect',
  'collectEntries',
  'collectMany',
  'each',
  'every',
  'find',
  'findAll',
  'findIndexOf',
  'inject',
])

function intoPure(call: Call, closures: ReadonlySet<string>, methods: ReadonlyMap<string, Method>): string[] {
  const given = call.arguments.flatMap((one, i) => (holdsClosure(one, closures) ? [i] : []))
  if (given.length === 0) return []
  if (call.receiver !== undefined) {
    const isOnlyKept = keepers.has(call.name) || translated.has(call.name)
    return isOnlyKept ? [] : [`gives ${call.name} a closure that groovy-cps would not translate`]
  }
  const callee = methods.get(call.name)
  if (callee?.nonCps !== true) return []
  const called = calledParameters(callee, methods)
  return given.some((i) => called.has(i)) ? [`gives ${call.name} a closure that pure code would call`] : []
}

/** Methods that put what they are given into a list or map, and `call`, which is that of a closure. */
const keepers: ReadonlySet<string> = new Set(['add', 'addAll', 'call', 'fill', 'plus', 'put', 'putAll'])

/** Names that stand for closures and, in other blocks, for nothing else. */
function closureVariables(method: Method): ReadonlySet<string> {
  const all = partsOf(method.body)
  const isClosure = (one: Expression | Statement): boolean =>
    one.kind === 'variable' && one.value?.kind === 'closure'
  const others = new Set([
    ...method.parameters.map((one) => one.name),
    ...all.filter((one) => !isClosure(one)).flatMap(declaredBy),
  ])
  return new Set(
    all
      .filter(isClosure)
      .flatMap(declaredBy)
      .filter((name) => !others.has(name)),
  )
}

function declaredBy(code: Expression | Statement): string[] {
  switch (code.kind) {
    case 'variable':
      return [code.name]
    case 'for':
    case 'forIn':
      return [code.variable]
    case 'try':
      return code.catches.map((one) => one.variable)
    case 'closure':
      return code.parameters
    default:
      return []
  }
}

function holdsClosure(value: Expression, variables: ReadonlySet<string>): boolean {
  switch (value.kind) {
    case 'closure':
      return true
    case 'name':
      return variables.has(value.name)
    case 'list':
      return value.items.some((item) => holdsClosure(item, variables))
    case 'map':
      return value.entries.some((entry) => holdsClosure(entry.value, variables))
    case 'conditional':
      return [value.whenTrue, value.whenFalse].some((one) => holdsClosure(one, variables))
    default:
      return false
  }
}

/** The positions of the parameters that a method may call, itself or through another one. */
function calledParameters(
  method: Method,
  methods: ReadonlyMap<string, Method>,
  seen = new Set<string>(),
): ReadonlySet<number> {
  if (seen.has(method.name)) return new Set()
  seen.add(method.name)
  const calls = callsIn(method.body)
  const isCalled = (parameter: string): boolean =>
    calls.some((call) => {
      if (call.receiver === undefined && call.name === parameter) return true
      const places = call.arguments.flatMap((one, i) => (isName(one, parameter) ? [i] : []))
      if (places.length === 0) return false
      if (call.receiver !== undefined) return !keepers.has(call.name)
      const callee = methods.get(call.name)
      const inner = callee === undefined ? undefined : calledParameters(callee, methods, seen)
      return places.some((i) => inner?.has(i))
    })
  return new Set(method.parameters.flatMap((parameter, i) => (isCalled(parameter.name) ? [i] : [])))
}

function isName(value: Expression, name: string): boolean {
  return value.kind === 'name' && value.name === name
}

function callsIn(code: unknown): Call[] {
  return partsOf(code).filter((one) => one.kind === 'call')
}

/** All nodes of some code. */
function partsOf(code: unknown, found: (Expression | Statement)[] = []): (Expression | Statement)[] {
  if (typeof code !== 'object' || code === null) return found
  if ('kind' in code) found.push(code as Expression | Statement)
  for (const part of Object.values(code)) partsOf(part, found)
  return found
}
