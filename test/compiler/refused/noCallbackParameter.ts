export function call(text: string): string[] {
  return [
    text.replace(/(a)|b/, (all: string, group: string) => all + group),
    text.replace(/a/, (all: string, group: string) => all + group),
    text.replaceAll(
      'a',
      (all: string, place: number, whole: string, more: string) => all + place + whole + more,
    ),
  ]
}
