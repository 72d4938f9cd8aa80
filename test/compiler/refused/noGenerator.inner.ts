export function call(): unknown {
  function* inner(): Generator<number> {
    yield 1
  }
  return { *method() {}, inner }
}
