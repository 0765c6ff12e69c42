export type DurationKey = "short" | "seconds" | "minutes" | "hours" | "wholeHours";

/** The message and its numbers for a length of time: two units at most. */
export function durationParts(seconds: number): [DurationKey, Record<string, number | string>] {
  if (seconds < 9.95) return ["short", { seconds: seconds.toFixed(1) }];
  const whole = Math.round(seconds);
  if (whole < 60) return ["seconds", { seconds: whole }];
  if (whole < 3600) return ["minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 }];
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return minutes > 0 ? ["hours", { hours, minutes }] : ["wholeHours", { hours }];
}
