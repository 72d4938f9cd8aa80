/** What every generated file says of itself; by it the build knows which files are its own to delete. */
export function generatedNote(source: string): string {
  return `${mark}${source}: change that and run \`npm run build\`.`
}

const mark = 'Generated from '

/** Whether a file, by its own words, was made by the build. */
export function isGenerated(text: string): boolean {
  return text.includes(`${mark}src/`)
}

/** Everything in these folders comes from `src/`. */
export const generatedFolders = ['vars', 'resources/kiln', 'src/options/tables']
