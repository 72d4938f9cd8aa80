import { useOwner } from '../bench/podman/testing'
import { describeWithPods } from '../withPods'
import { build } from './build'

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
})
