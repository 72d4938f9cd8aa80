import { registryOf } from '../image/reference'
import { checkOptions, isMap, rejection } from '../options/check'
import { type CheckedFinding, type CheckedSampleOptions, sampleTable } from '../options/tables/sample'
import { inPod } from '../pipeline/inPod'
import { samplePod } from '../pods/samplePod'
import { toYaml } from '../pods/yaml'
import { writeLogins } from '../registry/login'
import { shell } from '../shell/shell'

/** What the scan of one image found. */
interface Report {
  image: string
  registry: string
  findings: string[]
  accepted: number
}

const levels = ['low', 'medium', 'high', 'critical']

/**
 * Scans images for known vulnerabilities, in a pod of its own.
 *
 * Returns a report for each image.
 *
 * @example sample(images: ['registry.example.com/team/app:1.0'])
 */
export function call(given: unknown): Report[] {
  const options = acceptOptions(isMap(given) ? given : {})
  return inPod(options, toYaml(samplePod(options)), undefined, () =>
    container('scanner', () => {
      if (!options.offline) sh({ label: 'Update', script: shell`scanner update --quiet` })
      writeLogins(options.auth ?? [], options.images[0] ?? '')
      const reports = options.images.map((image) => scan(image, options))
      const failed = reports.filter((report) => report.findings.length > 0)
      for (const report of reports) echo(summary(report))
      if (failed.length > 0)
        error(`sample: ${failed.map((report) => report.image).join(', ')} failed the scan`)
      return reports
    }),
  )
}

function acceptOptions(given: Record<string, unknown>): CheckedSampleOptions {
  const checked = checkOptions(sampleTable, given)
  if (checked.problems.length > 0) error(rejection('sample', checked.problems))
  return checked.options as unknown as CheckedSampleOptions
}

/** Runs the scanner once; what it finds is one identifier a line. */
function scan(image: string, options: CheckedSampleOptions): Report {
  const args = ['--severity', atLeast(options.severity).join(',')]
  if (options.offline) args.push('--offline')
  const output = sh({
    label: `Scan ${image}`,
    script: shell`
      mkdir -p reports
      scanner image ${args} ${image} >reports/output.txt || true
      cat reports/output.txt
    `,
    returnStdout: true,
  })
  return reportOf(image, output, options.ignored ?? [])
}

function reportOf(image: string, output: string, ignored: CheckedFinding[]): Report {
  const found = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[A-Z]+-[0-9-]+$/.test(line))
  const findings = found.filter((id) => !ignored.some((finding) => finding.id === id))
  return { image, registry: registryOf(image), findings, accepted: found.length - findings.length }
}

function atLeast(severity: string): string[] {
  return levels.filter((level) => levels.indexOf(level) >= levels.indexOf(severity))
}

function summary(report: Report): string {
  const accepted = report.accepted > 0 ? `, ${report.accepted} accepted` : ''
  return `${report.image}: ${report.findings.length} findings${accepted}`
}
