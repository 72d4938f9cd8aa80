export function other(): void {}
