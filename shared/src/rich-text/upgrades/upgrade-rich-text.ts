import { formatVersion } from "../rich-text.format.ts";
import { isObject } from "../rich-text-faults.ts";
import { from1To2 } from "./1-to-2.ts";
import { plainTiptapTo1 } from "./plain-tiptap-to-1.ts";

interface Upgrade {
  /** Pure, never throws; what it does not know it leaves. */
  upgrade(doc: Record<string, unknown>): Record<string, unknown>;
  /** True when it changes nothing but the number, because the next format only adds. */
  isAdditive: boolean;
}

/** The step at index n turns format n into n + 1. */
export const upgrades: readonly Upgrade[] = [
  { upgrade: plainTiptapTo1, isAdditive: false },
  { upgrade: from1To2, isAdditive: true },
];

/** Brings a stored document to this format version. What is no document, or is newer than we are, comes back untouched. */
export function upgradeRichText(value: unknown): unknown {
  if (!isObject(value) || value["type"] !== "doc") return value;
  const version = value["formatVersion"] ?? 0;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 0 || version >= formatVersion) return value;
  return upgrades.slice(version).reduce((doc, { upgrade }) => upgrade(doc), value);
}

/** The oldest format from which additive steps alone lead to this one. */
const comparedFormat = upgrades.findLastIndex((step) => !step.isAdditive) + 1;

/**
 * A field's value as hashes and comparisons see it (decision 0036): a document of a format that only grew since names the oldest such format, so that
 * one stored under format 2 equals the same frozen under format 1, and hashes taken then still hold. Anything else comes back untouched.
 */
export function asCompared(value: unknown): unknown {
  if (!isObject(value) || value["type"] !== "doc" || !Array.isArray(value["content"])) return value;
  const version = value["formatVersion"];
  const hasOnlyGrown = typeof version === "number" && version > comparedFormat && version <= formatVersion;
  return hasOnlyGrown ? { ...value, formatVersion: comparedFormat } : value;
}
