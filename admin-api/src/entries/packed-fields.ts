/**
 * How checkpoints are kept: the JSON of their fields and of what was suggested in them, UTF-8, Brotli. Nobody reads most of them, and a day of writing makes
 * dozens. A report of 10,000 words takes about a third (decision 0105); reading is the same for both kinds of row.
 */

import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants } from "node:zlib";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";

/** What a version holds. */
export interface VersionBody {
  /** Without the suggestions that were open. */
  readonly fields: FieldValues;
  /** The rich texts in which suggestions were open, as they stood in the draft. */
  readonly suggested: FieldValues;
}

/** The columns of a row that hold it. */
export interface BodyColumns {
  readonly fields: string;
  readonly packed: Uint8Array<ArrayBuffer> | null;
  readonly suggested: string | null;
}

const compress = promisify(brotliCompress);
/** Bytes from which packing is done fast rather than small: a transaction waits for it. */
const largeFrom = 256 * 1024;
/** 5 of 11: what is above costs ten times the time for a few percent. 1 packs two megabytes in some 40 ms. */
const qualityOf = (bytes: number) => (bytes < largeFrom ? 5 : 1);

/** In a thread of its own: everybody else's requests go on meanwhile. */
export async function packBody({ fields, suggested }: VersionBody): Promise<BodyColumns> {
  const json = Buffer.from(JSON.stringify(hasAny(suggested) ? { fields, suggested } : { fields }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: qualityOf(json.length), [constants.BROTLI_PARAM_SIZE_HINT]: json.length };
  return { fields: "", packed: new Uint8Array(await compress(json, { params })), suggested: null };
}

export const plainBody = ({ fields, suggested }: VersionBody): BodyColumns => ({
  fields: JSON.stringify(fields),
  packed: null,
  suggested: hasAny(suggested) ? JSON.stringify(suggested) : null,
});

export function readBody(row: { readonly fields: string; readonly packed: Uint8Array | null; readonly suggested: string | null }): VersionBody {
  if (row.packed !== null) return { suggested: {}, ...(JSON.parse(brotliDecompressSync(row.packed).toString("utf8")) as { fields: FieldValues }) };
  return { fields: JSON.parse(row.fields) as FieldValues, suggested: row.suggested === null ? {} : (JSON.parse(row.suggested) as FieldValues) };
}

const hasAny = (fields: FieldValues): boolean => Object.keys(fields).length > 0;
