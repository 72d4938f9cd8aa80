/**
 * The script of a container whose service others in the pod use. It stays when the service ends: the kubernetes plugin
 * ends the agent with the first container that ends, and the log with it. `log` and `ended` in the folder tell the others.
 */
export function stayingScript(folder: string, command: string): string {
  return [
    `cd ${folder}`,
    `${command} >log 2>&1 &`,
    'service=$!',
    "trap 'kill $service; wait $service; exit 0' TERM",
    'tail -f log &',
    'wait $service',
    'echo "It ended with exit code $?" | tee -a log',
    'touch ended',
    'while true; do sleep 60 & wait $!; done',
  ].join('\n')
}
