/** Words that are not sent yet, kept in this tab. A browser that forbids storage keeps them until the page goes. */
import { z } from "zod";

/** A comment as it is typed: names for the eye, and who they are. */
const typedSchema = z.object({ text: z.string(), mentions: z.array(z.object({ id: z.string(), name: z.string() })) });
export type Typed = z.infer<typeof typedSchema>;

const nothing: Typed = { text: "", mentions: [] };
const memory = new Map<string, string>();
const nameOf = (key: string): string => `pressbox.comment.${key}`;

export function keptIn(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(key)) ?? memory.get(key) ?? "null");
  } catch {
    return JSON.parse(memory.get(key) ?? "null");
  }
}

export function writeKept(key: string, value: unknown): void {
  memory.set(key, JSON.stringify(value));
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify(value));
  } catch {
    // Memory has it.
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    sessionStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was there.
  }
}

/** What stands in a composer. @param fallback where nothing was typed yet */
export const readKept = (key: string, fallback: Typed = nothing): Typed => typedSchema.catch(fallback).parse(keptIn(key));
