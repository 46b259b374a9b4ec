/** `Firefox, Windows` out of a user agent; "" when it says nothing we know. Good enough to recognise one's own devices. */
export function describeBrowser(userAgent: string): string {
  const browsers: readonly [RegExp, string][] = [
    [/Edg\//, "Edge"],
    [/OPR\//, "Opera"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ];
  const systems: readonly [RegExp, string][] = [
    [/iPhone|iPad/, "iOS"],
    [/Android/, "Android"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
  ];
  const named = (known: readonly [RegExp, string][]): string => known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "";
  return [named(browsers), named(systems)].filter(Boolean).join(", ");
}
