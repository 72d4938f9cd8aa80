export { compileLibrary, compileSources, type Library, type LibraryOptions } from './compile'
export { formatDiagnostic } from './format-diagnostic'
export type { Diagnostic } from '../diagnostic'
