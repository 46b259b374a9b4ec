/**
 * How checkpoints are kept: the JSON of their fields, UTF-8, Brotli. Nobody reads most of them, and a day of writing makes dozens. A report of 10,000
 * words takes about a third (decision 0105); reading is the same for both kinds of row.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";

/** 5 of 11: what is above costs ten times the time for a few percent. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export const packFields = (fields: FieldValues): { fields: string; packed: Uint8Array<ArrayBuffer> } => ({
  fields: "",
  packed: new Uint8Array(brotliCompressSync(JSON.stringify(fields), quality)),
});

export const unpackFields = (row: { readonly fields: string; readonly packed: Uint8Array | null }): FieldValues =>
  JSON.parse(row.packed === null ? row.fields : brotliDecompressSync(row.packed).toString("utf8")) as FieldValues;
