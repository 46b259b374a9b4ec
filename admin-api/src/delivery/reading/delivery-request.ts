/** A delivery URL, taken apart by hand: this is the path that must be fast. */
import { type DeliveryListQuery, deliveryListQuerySchema } from "@pressbox/shared/delivery/delivery.schema.ts";
import { invalidInput } from "../../platform/errors.ts";
import { unknownParameter } from "../delivery.errors.ts";

export const deliveryPrefix = "/delivery/v1/";

export type DeliveryRequest = { readonly at: string | null } & (
  | { readonly kind: "slug"; readonly locale: string; readonly type: string; readonly slug: string }
  | { readonly kind: "entry"; readonly locale: string; readonly entryId: string }
  | { readonly kind: "list"; readonly locale: string; readonly type: string; readonly query: DeliveryListQuery; readonly filters: ReadonlyMap<string, string> }
);

/** Null for a path that names nothing. @throws AppError 422 for parameters that are not known or not valid */
export function parseDeliveryUrl(url: string): DeliveryRequest | null {
  const mark = url.indexOf("?");
  const path = mark === -1 ? url : url.slice(0, mark);
  const search = new URLSearchParams(mark === -1 ? "" : url.slice(mark + 1));
  const [locale, type, name, ...rest] = decoded(path.slice(deliveryPrefix.length)) ?? [];
  if (!locale || !type || rest.length > 0) return null;
  if (name === undefined) return { kind: "list", locale, type, ...listParameters(search), at: search.get("at") };
  if (name === "") return null;
  for (const key of search.keys()) if (key !== "at") throw unknownParameter(key);
  const at = search.get("at");
  return type === "entries" ? { kind: "entry", locale, entryId: name, at } : { kind: "slug", locale, type, slug: name, at };
}

function decoded(path: string): string[] | null {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
}

function listParameters(search: URLSearchParams): { query: DeliveryListQuery; filters: Map<string, string> } {
  const filters = new Map<string, string>();
  const known: Record<string, string> = {};
  for (const [key, value] of search) {
    const filter = /^filter\[([A-Za-z0-9]+)\]$/.exec(key);
    if (filter) filters.set(filter[1]!, value);
    else if (Object.hasOwn(deliveryListQuerySchema.shape, key)) known[key] = value;
    else throw unknownParameter(key.slice(0, 100));
  }
  const parsed = deliveryListQuerySchema.safeParse(known);
  if (!parsed.success) throw invalidInput(parsed.error.issues.map((issue) => ({ path: issue.path.join("."), rule: issue.code, message: issue.message })));
  return { query: parsed.data, filters };
}
