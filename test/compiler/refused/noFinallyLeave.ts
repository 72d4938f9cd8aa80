export function call(): unknown {
  try {
    echo('a')
  } finally {
    return 1
  }
}
