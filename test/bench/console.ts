import type { RunError } from './pipeline'

/** The end of a log, as Jenkins writes it where a build fails with an exception. */
export function logOf({ class: type, message, stack }: RunError): string {
  const frames = stack.map(({ file, line, method }) => {
    const path =
      file === 'WorkflowScript' ? file : `/var/jenkins_home/jobs/demo/builds/1/libs/0a1b/vars/${file}`
    return `\tat ${file.replace('.groovy', '')}.${method}(${path}:${line})`
  })
  return [`${type}: ${message}`, ...frames].join('\n')
}
