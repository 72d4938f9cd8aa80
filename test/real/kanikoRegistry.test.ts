import { setTimeout as sleep } from 'node:timers/promises'
import { useOwner } from '../bench/podman/testing'
import { Network } from '../tools/network'
import { podman, tryPodman } from '../tools/podman'
import { describeWithPods } from '../withPods'
import { build } from './build'

const answers = 'wget -q -O /dev/null http://localhost:5000/v2/'

/** Ends the registry of the pod on this network, once it answers. */
async function endRegistry(network: Network): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const names = await podman([
      'ps',
      '--pod',
      '--filter',
      `network=${network.name}`,
      '--format',
      '{{.PodName}}',
    ])
    const pod = names.split('\n').find((name) => name !== '')
    const script = `${answers} && kill $(pidof registry)`
    if (pod !== undefined) {
      const { code } = await tryPodman(['exec', `${pod}-registry`, 'sh', '-c', script])
      if (code === 0) return
    }
    await sleep(200)
  }
  throw new Error('There was no registry to end')
}

describeWithPods('the registry for layers, with a real one and a stand-in for Kaniko', () => {
  const owner = useOwner()
  const call = `kanikoBuild(
    kanikoImage: 'docker.io/kiln/kaniko-stand-in:1', cache: 'ephemeral', push: false,
    images: [[image: 'registry.example.com/app-a'], [image: 'registry.example.com/app-b']],
  )`

  it('is waited for', async () => {
    const { outcome, log } = await build(owner(), call)
    expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' })
  })

  it('has its log shown when it ends, and no further image is built', async () => {
    const network = await Network.start(owner())
    const files = { Dockerfile: 'FROM x\nRUN sleep 30\n' }
    const [{ outcome, log }] = await Promise.all([
      build(owner(), call, { network, files }),
      endRegistry(network),
    ])
    expect(outcome).toBe('failure')
    expect(log).toMatch(/It ended with exit code \d+\nkanikoBuild: The registry for layers has ended\./)
    expect(log.split('Pushed image').length - 1).toBeLessThan(2)
  })
})
