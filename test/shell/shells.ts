/** Every POSIX shell that a script may meet: Debian's, the one of Alpine and Kaniko, and bash as sh. */
export const shells = { dash: ['dash'], 'busybox ash': ['busybox', 'ash'], bash: ['bash', '--posix'] }
