export { compileLibrary, type Library, type LibraryOptions } from './compile'
export { formatDiagnostic } from './format-diagnostic'
export type { Diagnostic } from '../diagnostic'
