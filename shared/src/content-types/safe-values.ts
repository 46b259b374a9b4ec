import { z } from "zod";

/** Control characters other than tab and line ends: no keyboard makes them, XML and some databases cannot hold them. */
const isForbidden = (code: number): boolean => (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code === 0x7f || code >= 0xfffe;

function isSafeText(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isForbidden(text.charCodeAt(index))) return false;
  return text.isWellFormed();
}

/** Text that can be stored and shown anywhere: whole Unicode characters, no control characters. @param maxLength UTF-16 units */
export const safeText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine(isSafeText, { error: "Holds control characters or half a character.", params: { rule: "malformed_text" } });

const maxDepth = 50;
const maxJsonLength = 500_000;

/** Any JSON of moderate size and depth. Keys that reach into prototypes are refused. */
export const jsonValueSchema = z.unknown().superRefine((value, context) => {
  const fault = jsonFault(value, 0) ?? (JSON.stringify(value).length > maxJsonLength ? `longer than ${maxJsonLength} characters` : null);
  if (fault !== null) context.addIssue({ code: "custom", message: `This JSON is ${fault}.`, params: { rule: "unsafe_value" } });
});

/**
 * The outside of a rich text document. What stands inside is `rich-text`'s to judge when it is written; here only the frame and the safety of
 * its texts.
 */
export const richTextShape = z.looseObject({ type: z.literal("doc"), content: z.array(z.looseObject({ type: z.string() })) }).superRefine((value, context) => {
  const fault = jsonFault(value, 0, 200);
  if (fault !== null) context.addIssue({ code: "custom", message: `This rich text is ${fault}.`, params: { rule: "unsafe_value" } });
});

function jsonFault(value: unknown, depth: number, depthLimit = maxDepth): string | null {
  if (typeof value === "string") return isSafeText(value) ? null : "holding control characters or half a character";
  if (value === null || typeof value === "boolean") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : "holding a number that JSON cannot say";
  if (typeof value !== "object") return "not JSON";
  if (depth >= depthLimit) return `nested more than ${depthLimit} deep`;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "__proto__" || !isSafeText(key)) return "holding a forbidden key";
    const fault = inner === undefined ? null : jsonFault(inner, depth + 1, depthLimit);
    if (fault !== null) return fault;
  }
  return null;
}
