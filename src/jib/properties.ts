import { imageReferences } from '../image/reference'
import type { JibImageOptions } from '../options/jibBuild'
import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { baseImageFolder, homeFolder, layerFolder } from './folders'

/** One image, with the check's text in its maps. */
export interface JibImage extends Omit<JibImageOptions, 'environment' | 'labels'> {
  environment?: Record<string, string>
  labels?: Record<string, string>
}

export function imagesOf(options: CheckedJibBuildOptions): JibImage[] {
  return options.images ?? [options]
}

/**
 * Jib's properties for one image: only what was given, so that the project's own configuration stays in force, and what
 * keeps the build safe. https://github.com/GoogleContainerTools/jib/tree/master/jib-maven-plugin#system-properties
 */
export function jibProperties(options: CheckedJibBuildOptions, image: JibImage): string[] {
  const references = imageReferences(image)
  const tags = references.slice(1).map((reference) => reference.substring(reference.lastIndexOf(':') + 1))
  const values: Record<string, string> = { 'jib.to.image': references[0]! }
  if (tags.length > 0) values['jib.to.tags'] = listed(tags)
  if (options.baseImage !== undefined) values['jib.from.image'] = options.baseImage
  const platforms = options.platforms ?? []
  if (platforms.length > 0)
    values['jib.from.platforms'] = listed(options.push ? platforms : platforms.slice(0, 1))
  const lists = listsOf(image)
  for (const name of Object.keys(lists))
    if (lists[name]!.length > 0) values[`jib.container.${name}`] = listed(lists[name]!)
  if (image.mainClass !== undefined) values['jib.container.mainClass'] = image.mainClass
  if (image.user !== undefined) values['jib.container.user'] = image.user
  if (image.workingDirectory !== undefined) values['jib.container.workingDirectory'] = image.workingDirectory
  if (options.format !== undefined) values['jib.container.format'] = options.format
  if (options.creationTime !== undefined) values['jib.container.creationTime'] = options.creationTime
  if (options.filesModificationTime !== undefined)
    values['jib.container.filesModificationTime'] = options.filesModificationTime
  if (options.containerizingMode !== undefined) values['jib.containerizingMode'] = options.containerizingMode
  if (options.extraDirectories !== undefined)
    values['jib.extraDirectories.paths'] = listed(options.extraDirectories)
  const all = { ...values, ...settings(options) }
  return Object.keys(all).map((name) => `-D${name}=${all[name]!}`)
}

/** What every build of Kiln's sets, whatever the project says: a registry is secure unless the call names it. */
function settings(options: CheckedJibBuildOptions): Record<string, string> {
  const isInsecure = (options.insecureRegistries ?? []).length > 0
  const values: Record<string, string> = { 'jib.allowInsecureRegistries': isInsecure ? 'true' : 'false' }
  if (isInsecure && (options.auth ?? []).length > 0) values['sendCredentialsOverHttp'] = 'true'
  values['jib.baseImageCache'] =
    options.baseImageCache !== undefined && options.push ? baseImageFolder : `${homeFolder}/base-images`
  if (options.layerCache !== undefined && options.push) values['jib.applicationCache'] = layerFolder
  values['jib.console'] = 'plain'
  values['jib.disableUpdateChecks'] = 'true'
  return values
}

/** The options that Jib takes as lists, by the names that it has for them, too. */
export function listsOf(image: JibImage): Record<string, string[]> {
  const lists: Record<string, string[]> = {}
  if (image.jvmFlags !== undefined) lists['jvmFlags'] = image.jvmFlags
  if (image.args !== undefined) lists['args'] = image.args
  if (image.entrypoint !== undefined) lists['entrypoint'] = image.entrypoint
  if (image.environment !== undefined) lists['environment'] = pairs(image.environment)
  if (image.ports !== undefined) lists['ports'] = image.ports
  if (image.volumes !== undefined) lists['volumes'] = image.volumes
  if (image.labels !== undefined) lists['labels'] = pairs(image.labels)
  return lists
}

/** As Jib's property takes labels. */
export function labelProperty(labels: Record<string, string>): string[] {
  return Object.keys(labels).length === 0 ? [] : [`-Djib.container.labels=${listed(pairs(labels))}`]
}

function pairs(map: Record<string, string>): string[] {
  return Object.keys(map).map((name) => `${name}=${map[name]!}`)
}

/** A comma in a value has a backslash before it; a backslash before anything else stands for itself. */
function listed(values: string[]): string {
  return values.map((value) => value.replaceAll(',', '\\,')).join(',')
}
