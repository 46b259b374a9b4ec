/** JSON with sorted object keys and no `undefined`: equal values give equal text, so its hash names the value. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/**
 * The same value without what JSON cannot say, which a shared document can hold all the same: big integers become text, bytes become null. Answers
 * the very value where there is nothing of the kind.
 */
export function jsonValue(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value === null || typeof value !== "object") return value;
  if (ArrayBuffer.isView(value)) return null;
  if ("toJSON" in value && typeof value.toJSON === "function") return jsonValue(value.toJSON());
  if (Array.isArray(value)) {
    const items = value.map(jsonValue);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, jsonValue(inner)]);
  return entries.some(([key, inner]) => inner !== (value as Record<string, unknown>)[key]) ? Object.fromEntries(entries) : value;
}
