/** Words of Groovy that cannot name a variable or method, and names that a script's closures and variables have. */
const keywords = new Set(
  (
    'abstract as assert boolean break byte case catch char class const continue def default do double else enum extends ' +
    'false final finally float for goto if implements import in instanceof int interface it long native new null package ' +
    'call private protected public return short static strictfp super switch synchronized this threadsafe throw throws trait ' +
    'transient true try void volatile while ' +
    'binding currentBuild delegate docker env metaClass owner params pipeline scm steps thisObject directive POD_LABEL'
  ).split(' '),
)

/**
 * Methods that a script has already: of Script, Jenkins' own script, GroovyObject and Object, and Groovy's default methods of
 * every object; methods that a closure has, which are found first where it calls them; and those that Java calls when it
 * saves and loads an object. A method of the same name would be called instead of them, or they instead of it.
 */
const scriptMethods = new Set(
  (
    'run evaluate println print printf sprintf getBinding setBinding getProperty setProperty invokeMethod getMetaClass ' +
    'setMetaClass main equals hashCode toString getClass notify notifyAll wait clone finalize ' +
    'addShutdownHook any asBoolean asType collect collectEntries collectMany collectNested count dump each eachWithIndex ' +
    'every find findAll findIndexOf findIndexValues findLastIndexOf findResult getAt getMetaPropertyValues getProperties ' +
    'grep hasProperty identity inject inspect is isCase iterator max metaClass methodMissing min propertyMissing putAt ' +
    'respondsTo sleep sort split sum tap times use with withTraits ' +
    'asWritable curry dehydrate doCall leftShift memoize memoizeAtLeast memoizeAtMost memoizeBetween ncurry rcurry rehydrate ' +
    'rightShift throwRuntimeException trampoline ' +
    'initialize readObject readObjectNoData readResolve writeObject writeReplace'
  ).split(' '),
)

/**
 * The name as it can be read in every encoding: `größe` becomes `gro_e`. Two names can become one; who takes it for a
 * declaration tells them apart.
 */
export function asciiName(name: string): string {
  if (/^\w*$/.test(name)) return name
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]/gu, '_')
}

/** The name in ASCII, with a number behind it where it is taken. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  const base = asciiName(wanted)
  let name = base
  for (let i = 2; isTaken(name); i++) name = `${base}${i}`
  return name
}

export function isKeyword(name: string): boolean {
  return keywords.has(name)
}

/** A getter without parameters would also answer for the property of its name. */
export function isReservedMethod(name: string, hasParameters: boolean): boolean {
  const isGetter = !hasParameters && /^(get|is)[A-Z]/.test(name)
  return isGetter || /^set[A-Z]/.test(name) || isScriptWord(name)
}

/** A word of Groovy, or the name of something that each script has. */
export function isScriptWord(name: string): boolean {
  return scriptMethods.has(name) || isKeyword(name)
}

/** `DEFAULT_LABELS` and `defaultLabels` are both returned by `defaultLabels()`. */
export function tableName(constant: string): string {
  if (!/^[A-Z][A-Z0-9_]*$/.test(constant)) return constant
  return constant.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
