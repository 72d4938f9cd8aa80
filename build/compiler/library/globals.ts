import { method } from '../groovy/make'
import { showsAlike } from '../syntax/plus'
import { truthValue } from '../truth'
import { arrayStatics } from './array-make'
import { errorText, isErrorValue } from './error'
import { jsonStatics } from './json'
import { math } from './math'
import type { Methods } from './method'
import { numberStatics } from './number'
import { objectStatics } from './object'
import { stringStatics } from './string'
import { refuseArguments } from './text'

/** Functions that the language declares. */
export const globals: Methods = {
  Boolean: (call) => {
    const [value] = call.arguments
    return value === undefined ? refuseArguments(call, 'with a value') : truthValue(value, call.context)
  },
  String: (call) => {
    const [value] = call.arguments
    if (value !== undefined && isErrorValue(value)) return errorText(value, call.context)
    if (value === undefined || !showsAlike(value))
      return refuseArguments(call, 'with text, a number or a boolean')
    return method(call.context.expression(value), 'toString')
  },
}

/** Methods of objects that the language declares. */
export const statics: Readonly<Record<string, Methods>> = {
  Array: arrayStatics,
  JSON: jsonStatics,
  Math: math,
  Number: numberStatics,
  Object: objectStatics,
  String: stringStatics,
}
