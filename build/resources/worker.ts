import { stop } from 'esbuild'
import { parentPort, workerData } from 'node:worker_threads'
import { makeAll } from './make'

const { root, sources } = workerData as { root: string; sources: Parameters<typeof makeAll>[1] }

// The thread would wait for esbuild, and the compiler for the thread.
void makeAll(root, sources)
  .then((made) => parentPort!.postMessage(made))
  .finally(stop)
