import { formatVersion } from "../rich-text.format.ts";
import { isObject } from "../rich-text-faults.ts";
import { from1To2 } from "./1-to-2.ts";
import { plainTiptapTo1 } from "./plain-tiptap-to-1.ts";

type Upgrade = (doc: Record<string, unknown>) => Record<string, unknown>;

/** The step at index n turns format n into n + 1. Pure, never throws; what it does not know it leaves. */
export const upgrades: readonly Upgrade[] = [plainTiptapTo1, from1To2];

/** Brings a stored document to this format version. What is no document, or is newer than we are, comes back untouched. */
export function upgradeRichText(value: unknown): unknown {
  if (!isObject(value) || value["type"] !== "doc") return value;
  const version = value["formatVersion"] ?? 0;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0 || version >= formatVersion) return value;
  return upgrades.slice(version).reduce((doc, upgrade) => upgrade(doc), value);
}
