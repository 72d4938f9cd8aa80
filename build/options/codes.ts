/** The codes of what the options toolchain refuses; never reused and never renumbered. 8xx follows the compiler's. */
export const codes = {
  noInterface: 'KILN801',
  noStepDocumentation: 'KILN802',
  noOptionDocumentation: 'KILN803',
  type: 'KILN804',
  name: 'KILN805',
  unknownTag: 'KILN806',
  tagDoesNotFit: 'KILN807',
  tagText: 'KILN808',
  tagValue: 'KILN809',
  relation: 'KILN810',
  tooMany: 'KILN811',
} as const
