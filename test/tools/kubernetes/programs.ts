import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheDir, withLock } from '../cache'
import { interruption } from '../interruption'
import { need } from '../need'
import { run } from '../run'
import { say } from '../say'

const version = 'v1.34.2'
const staging = version.replace('v1', 'v0')

const names = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
  'kubelet',
  'kubectl',
]

/**
 * The folder with the programs of Kubernetes and etcd, built from their Go modules the first time (10 minutes on 2 cores).
 * They are one program under several names, as most of their code is the same.
 */
export async function kubernetesPrograms(): Promise<string> {
  const folder = join(cacheDir(), `kubernetes-${version}`)
  return withLock('kubernetes-programs', async () => {
    if (!existsSync(folder)) await build(folder)
    return folder
  })
}

async function build(folder: string): Promise<void> {
  await need(['go'])
  const work = `${folder}.new`
  await rm(work, { recursive: true, force: true })
  const module = join(work, 'module')
  await mkdir(module, { recursive: true })
  say(`fetching Kubernetes ${version} as Go modules (about a minute)`)
  await writeModule(module)
  say('building Kubernetes (about ten minutes)')
  const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=mod -trimpath -buildvcs=false' }
  const options = { cwd: module, env, signal: interruption }
  await run('go', ['build', '-ldflags', versionFlags(), '-o', join(work, 'kubernetes'), '.'], options)
  for (const name of names) await symlink('kubernetes', join(work, name))
  await rm(module, { recursive: true })
  await rename(work, folder)
}

/**
 * The module of Kubernetes asks for its parts at v0.0.0, and replaces them by folders of its repository, which are not in
 * the module; they are published on their own.
 */
async function writeModule(folder: string): Promise<void> {
  const told = await run('go', ['mod', 'download', '-json', `k8s.io/kubernetes@${version}`], {
    cwd: folder,
    signal: interruption,
  })
  const { GoMod, Dir } = JSON.parse(told) as { GoMod: string; Dir: string }
  const own = (await readFile(GoMod, 'utf8'))
    .replace(/^module .*$/m, 'module programs')
    .replace(/^(\s+k8s\.io\/[a-z-]+) v0\.0\.0$/gm, `$1 ${staging}`)
    .replace(/^(\s+)(k8s\.io\/[a-z-]+) => \.\/staging\/.*$/gm, `$1$2 => $2 ${staging}`)
  await writeFile(join(folder, 'go.mod'), `${own}\nrequire k8s.io/kubernetes ${version}\n`)
  await copyFile(join(Dir, 'go.sum'), join(folder, 'go.sum'))
  await run('chmod', ['u+w', join(folder, 'go.sum')])
  await writeFile(join(folder, 'main.go'), main)
}

/** The parts of Kubernetes compare their versions. */
function versionFlags(): string {
  const [major, minor] = version.slice(1).split('.')
  const values = { gitVersion: version, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' }
  const flags = Object.entries(values).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  )
  return ['-s -w', ...flags].join(' ')
}

const main = `// Kubernetes and etcd in one program, which is whatever it is called by.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	proxy "k8s.io/kubernetes/cmd/kube-proxy/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

func main() {
	switch name := filepath.Base(os.Args[0]); name {
	case "etcd":
		etcdmain.Main(os.Args)
	case "kube-apiserver":
		os.Exit(cli.Run(apiserver.NewAPIServerCommand()))
	case "kube-controller-manager":
		os.Exit(cli.Run(controllers.NewControllerManagerCommand()))
	case "kube-proxy":
		os.Exit(cli.Run(proxy.NewProxyCommand()))
	case "kube-scheduler":
		os.Exit(cli.Run(scheduler.NewSchedulerCommand()))
	case "kubelet":
		os.Exit(cli.Run(kubelet.NewKubeletCommand(context.Background())))
	case "kubectl":
		os.Exit(cli.Run(kubectl.NewDefaultKubectlCommand()))
	default:
		fmt.Fprintf(os.Stderr, "%s is none of the programs in this file\\n", name)
		os.Exit(2)
	}
}
`
