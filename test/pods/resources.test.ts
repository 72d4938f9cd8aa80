import { buildResources, memoryLimit, resourceProblems } from '../../src/pods/resources'

describe('the resources of the container that builds', () => {
  it('are requests of processor and memory, and a limit of memory', () => {
    const resources = { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '4Gi' } }
    expect(buildResources(undefined)).toEqual(resources)
    expect(buildResources({})).toEqual(resources)
  })

  it('are what was given, over those', () => {
    expect(
      buildResources({ requests: { cpu: '2' }, limits: { 'nvidia.com/gpu': '1', memory: '8Gi' } }),
    ).toEqual({
      requests: { cpu: '2', memory: '1Gi' },
      limits: { 'nvidia.com/gpu': '1', memory: '8Gi' },
    })
  })

  it.each(['512Mi', '1000M', '0.5Gi', '1023.5Mi', '1e9', '999999k'])(
    'request no more than a limit of %s',
    (memory) => {
      expect(buildResources({ limits: { memory } }).requests!['memory']).toBe(memory)
    },
  )

  it('request no more than the limit of processor time', () => {
    expect(buildResources({ limits: { cpu: '0.25' } }).requests!['cpu']).toBe('0.25')
    expect(buildResources({ limits: { cpu: '2' } }).requests!['cpu']).toBe('500m')
  })

  it('limit to no less than what is requested', () => {
    expect(buildResources({ requests: { memory: '8Gi' } }).limits!['memory']).toBe('8Gi')
    expect(buildResources({ requests: { memory: '4096Mi' } }).limits!['memory']).toBe('4096Mi')
    expect(memoryLimit({ requests: { memory: '8Gi' } })).toBe('8Gi')
  })
})

describe('resources are refused', () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ["requests.memory' is 2Gi, more than the 1Gi of 'limits'", { memory: '2Gi' }, { memory: '1Gi' }],
    ["requests.cpu' is 2, more than the 1999m of 'limits'", { cpu: '2' }, { cpu: '1999m' }],
    ["requests.memory' is 1Ti, more than the 1T of 'limits'", { memory: '1Ti' }, { memory: '1T' }],
    ["limits.memory' is less than 1Mi, not '512': write a unit, such as 512Mi", {}, { memory: '512' }],
    ["limits.memory' is less than 1Mi, not '512m': write a unit, such as 512Mi", {}, { memory: '512m' }],
    ["requests.ephemeral-storage' is less than 1Mi, not '10k'", { 'ephemeral-storage': '10k' }, {}],
    ["requests.nvidia.com/gpu' must stand in 'limits' with the same value", { 'nvidia.com/gpu': '1' }, {}],
  ])("where 'resources.%s", (problem, requests, limits) => {
    expect(resourceProblems({ requests, limits })).toEqual([
      expect.stringContaining(`option 'resources.${problem}`),
    ])
  })

  it.each<[Record<string, string>, Record<string, string>]>([
    [{ memory: '1Gi' }, { memory: '1024Mi' }],
    [{ cpu: '1.5' }, { cpu: '1500m' }],
    [{ memory: '1Mi' }, { memory: '9Pi' }],
    [{ memory: '123.456789Gi' }, { memory: '9000000000000000000' }],
    [{ 'nvidia.com/gpu': '1' }, { 'nvidia.com/gpu': '1' }],
  ])('nowhere else: %j of %j', (requests, limits) => {
    expect(resourceProblems({ requests, limits })).toEqual([])
  })
})
