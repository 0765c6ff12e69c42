const UNITS = ["B", "KB", "MB", "GB"];

export function bytesOf(bytes: number, format: (value: number) => string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${format(unit === 0 ? value : Math.round(value * 10) / 10)} ${UNITS[unit]}`;
}
