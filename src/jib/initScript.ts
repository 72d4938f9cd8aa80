/**
 * The lines of a script of Gradle's that applies the Jib plugin to each Java project that has none after its own build
 * files were read. https://docs.gradle.org/current/userguide/init_scripts.html
 */
export function initScript(version: string): string[] {
  return [
    'initscript {',
    '    repositories {',
    '        gradlePluginPortal()',
    '    }',
    '    dependencies {',
    `        classpath 'com.google.cloud.tools:jib-gradle-plugin:${version}'`,
    '    }',
    '}',
    '',
    'allprojects {',
    '    afterEvaluate {',
    "        if (plugins.hasPlugin('java') && !plugins.hasPlugin('com.google.cloud.tools.jib')) {",
    '            apply plugin: com.google.cloud.tools.jib.gradle.JibPlugin',
    '        }',
    '    }',
    '}',
  ]
}
