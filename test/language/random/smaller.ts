import type { Choices } from './choices'

/** The same choices with something left out or simplified, what saves most first. */
export function smaller(choices: Choices): Choices[] {
  const changes = changesOf(choices, (changed) => changed)
  return changes.sort((a, b) => b.saved - a.saved).map(({ make }) => make())
}

interface Change {
  saved: number
  make(): Choices
}

type Place = (changed: Choices) => Choices

function changesOf(choices: Choices, place: Place): Change[] {
  return [
    ...simplest(choices, place),
    ...withoutParts(choices, place),
    ...replacedByPart(choices, place),
    ...smallerValues(choices, place),
    ...choices.parts.flatMap((part, i) =>
      changesOf(part, (changed) =>
        place({ ...choices, parts: choices.parts.map((one, j) => (i === j ? changed : one)) }),
      ),
    ),
  ]
}

function simplest({ label, values, parts }: Choices, place: Place): Change[] {
  if (values.length === 0 && parts.length === 0) return []
  return [{ saved: sizeOf({ label, values, parts }), make: () => place({ label, values: [], parts: [] }) }]
}

/** Of a list, halves, quarters and so on down to single parts. */
function withoutParts(choices: Choices, place: Place): Change[] {
  if (!choices.label.endsWith('…')) return []
  const changes: Change[] = []
  for (let size = choices.parts.length; size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < choices.parts.length; start += size) {
      const left = choices.parts.filter((_, i) => i < start || i >= start + size)
      const saved = sizeOf(choices) - sizeOf({ ...choices, parts: left })
      changes.push({ saved, make: () => place({ ...choices, parts: left }) })
    }
  }
  return changes
}

/** By one of the same label in it. */
function replacedByPart(choices: Choices, place: Place): Change[] {
  const inner = (one: Choices): Choices[] => one.parts.flatMap((part) => [part, ...inner(part)])
  return inner(choices)
    .filter((part) => part.label === choices.label && !part.label.endsWith('…'))
    .map((part) => ({ saved: sizeOf(choices) - sizeOf(part), make: () => place(part) }))
}

function smallerValues(choices: Choices, place: Place): Change[] {
  return choices.values.flatMap((value, i) => {
    const others = typeof value === 'number' ? [0, Math.floor(value / 2), value - 1] : ['']
    return others
      .filter((other) => (typeof other === 'string' ? value !== other : other >= 0 && other < Number(value)))
      .map((other) => ({
        saved: 0,
        make: () => place({ ...choices, values: choices.values.map((one, j) => (i === j ? other : one)) }),
      }))
  })
}

function sizeOf(choices: Choices): number {
  return 1 + choices.values.length + choices.parts.reduce((sum, part) => sum + sizeOf(part), 0)
}
