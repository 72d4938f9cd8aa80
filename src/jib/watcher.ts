import type { CheckedJibBuildOptions } from '../options/tables/jibBuild'
import { memoryLimit } from '../pods/resources'
import { shell } from '../shell/shell'

/**
 * Hands on what Maven or Gradle says, and notes why they failed, with a hint where the failure is a known one: of Maven the
 * lines that name the goal, or its first error, of Gradle what it says went wrong, else the last line.
 */
export function watcher(options: CheckedJibBuildOptions): ShellText {
  return shell`MEMORY=${memoryLimit(options.resources)} awk '
      /401 Unauthorized|403 Forbidden|Unauthorized for |denied: / {
        hint = "The registry refuses the login: see the option auth, and whether it may push to the repository, or read the base image."
      }
      /InsecureRegistryException|only secure connections are allowed/ {
        hint = "The registry speaks plain HTTP, or has a certificate that Java does not trust: see insecureRegistries."
      }
      /Tried to pull image manifest.*(unknown|404)|MANIFEST_UNKNOWN|manifest unknown/ {
        hint = "The base image is not in its registry under this name and tag: see baseImage."
      }
      /Main class was not found|Multiple valid main classes/ { hint = "Set mainClass, or name the module that has one." }
      /Could not transfer .*[Tt]imed out/ {
        hint = "The repository of the dependencies sent nothing for a minute: build again, or let Maven wait longer with toolArgs."
      }
      /Failed to read artifact descriptor/ {
        hint = "Maven could not load a file: its repository may have sent nothing for a minute. Build again; toolArgs with -e tells the cause."
      }
      /base image uses Java/ { hint = "The base image has an older Java than the classes need: see baseImage." }
      /OutOfMemoryError|Java heap space|daemon disappeared|terminated by signal 9/ {
        hint = "It had too little memory: raise resources.limits.memory, of which Java takes a quarter, from " ENVIRON["MEMORY"] "."
      }
      /Task .*jib.* not found|Cannot locate tasks that match/ {
        hint = "Name the module that the image is made of; a project without the Java plugin has no image."
      }
      /no space left on device|No space left on device/ { hint = "The disk of the node is full: raise resources.requests with ephemeral-storage." }
      { print; fflush() }
      NF { last = $0 }
      /^\[ERROR\] / && first == "" { first = substr($0, 9) }
      more && !/^\[ERROR\] [^-]/ { more = 0 }
      more { why = why "; " substr($0, 9); more-- }
      /^\[ERROR\] Failed to execute goal/ && why == "" { why = substr($0, 9); more = 3 }
      wrong && !NF { wrong = 0 }
      wrong { sub(/^ *(> )?/, ""); why = why (why == "" ? "" : " ") $0 }
      /^\* What went wrong:/ { wrong = 1 }
      END {
        sub(/ -> \[Help 1\]$/, "", why)
        print (why != "" ? why : first != "" ? first : last) > "/run/kiln/why"
        if (hint != "") print hint > "/run/kiln/why"
      }
    '`
}
