/**
 * Lists for readers. A cursor carries the epoch of its first page, so that all pages are of one moment; what was taken down since is left out all
 * the same, and a cursor lives for an hour. Filters look into the documents: a page looks at no more than `mostLookedAt` of them, and
 * comes short with a cursor when it has not found enough (decision 0075).
 */
import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { DeliveryListQuery } from "@pressbox/shared/delivery/delivery.schema.ts";
import { decodeCursor, encodeCursor } from "@pressbox/shared/kernel/pagination.ts";
import type { Reader } from "../../platform/database/database.ts";
import { badFilter, cursorExpired } from "../delivery.errors.ts";
import { findCommitInstant, listSpansAt } from "../delivery.repository.ts";
import { everythingKey, listSurrogateKey } from "../delivery.surrogate-keys.ts";
import type { DeliveryDocument } from "../documents/delivery-document.ts";
import type { DocumentSource } from "../documents/document-source.ts";
import type { LiveSpan } from "../region/pointers.ts";
import type { Region } from "../region/region.ts";
import { type Answer, composed } from "./answer.ts";
import { type EntryReader, type Found, firstOfChain, type View } from "./entry-reader.ts";

const mostLookedAt = 1_000;
const cursorLifetimeMs = 3_600_000;
const mostIds = 100;

export interface ListRequest {
  readonly locale: string;
  readonly type: string;
  readonly query: DeliveryListQuery;
  /** `filter[key]` → value. */
  readonly filters: ReadonlyMap<string, string>;
}

type Filter = (document: DeliveryDocument) => boolean;

export function createListReader(reader: Reader, region: Region, documents: DocumentSource, entries: EntryReader) {
  /** Live variants of the page, in order, and where the next page begins. */
  async function collect(view: View, request: ListRequest, chain: readonly string[], filters: readonly Filter[], position: Position | null) {
    const { query } = request;
    const locales = query.fallback === "true" ? chain : [request.locale];
    const sort = sortOf(query.sort);
    const found: Found[] = [];
    let after = position;
    /** Where the next page begins, once this one is full: only if something more is found. */
    let full: Position | null = null;
    let lookedAt = 0;
    for (;;) {
      const limit = filters.length > 0 ? 100 : query.limit + 1;
      const spans = await listSpansAt(reader, { type: request.type, locales, epoch: view.epoch, ...sort, after, ids: idsOf(query.ids), limit });
      lookedAt += spans.length;
      const alive = await liveOnes(view, spans, chain, query.fallback === "true");
      const made = filters.length > 0 ? await documents.find(alive.map((each) => each.span)) : [];
      const fitting = new Map(alive.map((each, index) => [each.span, filters.every((filter) => made[index] && filter(made[index])) ? each : null]));
      for (const span of spans) {
        const fits = fitting.get(span);
        if (fits && full) return { found, next: full };
        after = positionOf(span, query.sort);
        if (fits) found.push(fits);
        if (found.length === query.limit) full ??= after;
      }
      if (spans.length < limit) return { found, next: null };
      if (lookedAt >= mostLookedAt) return { found, next: full ?? after };
    }
  }

  /** Leaves out what a nearer language answers for, and what is not live any more although it was when the first page was read. */
  async function liveOnes(view: View, spans: readonly LiveSpan[], chain: readonly string[], isFallback: boolean): Promise<Found[]> {
    const ids = [...new Set(spans.map((span) => span.entryId))];
    const then = new Map(zip(ids, await region.liveSpans(ids, view.state, view.epoch)));
    const now = view.epoch === view.state.epoch ? then : new Map(zip(ids, await region.liveSpans(ids, view.state, view.state.epoch)));
    const requestedLocale = chain[0]!;
    return spans.flatMap((span) => {
      const alternates = then.get(span.entryId) ?? [];
      if (isFallback && firstOfChain(alternates, chain)?.locale !== span.locale) return [];
      if (!(now.get(span.entryId) ?? []).some((each) => each.locale === span.locale)) return [];
      return [{ span, alternates, requestedLocale }];
    });
  }

  return {
    /** @throws AppError for a cursor that is too old and for filters that the type does not have */
    async list(view: View, request: ListRequest, isTimeTravel: boolean): Promise<Answer> {
      const chain = view.settings.chainOf(request.locale);
      const definition = view.settings.definitionOf(request.type);
      if (!chain || !definition) return { status: 404, surrogateKeys: [everythingKey] };
      const filters = filtersOf(definition, request);
      const cursor = request.query.cursor === undefined ? null : await readCursor(reader, view, request.query, isTimeTravel);
      const pinned = cursor ? { ...view, epoch: cursor.epoch } : view;
      const { found, next } = await collect(pinned, request, chain, filters, cursor);
      const { items, surrogateKeys } = await entries.renderMany(pinned, found, (field) => field.kind !== "rich-text" || request.query.include === "rich-text");
      const nextCursor = next ? encodeCursor([request.query.sort, pinned.epoch, next.at.toISOString(), next.entryId, next.locale]) : null;
      const listKeys = (request.query.fallback === "true" ? chain : [request.locale]).map((locale) => listSurrogateKey(request.type, locale));
      return { status: 200, composed: composed({ items, nextCursor }, [everythingKey, ...listKeys, ...surrogateKeys]) };
    },
  };
}

const zip = <A, B>(a: readonly A[], b: readonly B[]): [A, B][] => a.map((each, index) => [each, b[index]!]);

/** Of the last variant that was looked at. Its locale too: with fallback an entry stands in the list once a language, often at one instant. */
interface Position {
  readonly at: Date;
  readonly entryId: string;
  readonly locale: string;
}

const sortOf = (sort: DeliveryListQuery["sort"]) =>
  ({
    column: sort.endsWith("firstPublishedAt") ? "firstPublishedAt" : "fromAt",
    direction: sort.startsWith("-") ? "desc" : "asc",
  }) as const;

const positionOf = (span: LiveSpan, sort: DeliveryListQuery["sort"]): Position => ({
  at: new Date(sort.endsWith("firstPublishedAt") ? span.firstPublishedAt : span.publishedAt),
  entryId: span.entryId,
  locale: span.locale,
});

async function readCursor(reader: Reader, view: View, query: DeliveryListQuery, isTimeTravel: boolean): Promise<Position & { epoch: number }> {
  const [sort, epoch, at, entryId, locale] = decodeCursor(query.cursor ?? "", ["text", "integer", "instant", "text", "text"]) ?? [];
  if (sort !== query.sort || epoch === undefined || epoch > view.state.epoch || !at || entryId === undefined || locale === undefined) throw cursorExpired();
  // The epoch's age is the age of the commit that ended it. Without this, a cursor made by hand would be time travel for everybody.
  if (epoch < view.state.epoch && !isTimeTravel) {
    const endedAt = await findCommitInstant(reader, epoch + 1);
    if (!endedAt || endedAt.getTime() < Date.now() - cursorLifetimeMs) throw cursorExpired();
  }
  return { epoch, at, entryId, locale };
}

function idsOf(ids: string | undefined): string[] | null {
  if (ids === undefined) return null;
  const list = ids.split(",").filter(Boolean);
  if (list.length > mostIds) throw badFilter("ids", `At most ${mostIds} ids.`);
  return list;
}

function filtersOf(definition: ContentTypeDefinition, { query, filters }: ListRequest): Filter[] {
  const wanted: Filter[] = [];
  const { tag, references } = query;
  if (tag !== undefined) {
    const keys = definition.fields.filter((field) => field.kind === "tags").map((field) => field.key);
    wanted.push((document) => keys.some((key) => holds(document.fields[key], tag)));
  }
  if (references !== undefined) wanted.push((document) => document.entries.includes(references) || document.assets.includes(references));
  for (const [key, text] of filters) {
    const field = definition.fields.find((each) => each.key === key);
    const value = field ? filterValue(field, text) : undefined;
    if (value === undefined) throw badFilter(`filter[${key}]`, "This type has no such filter, or it takes other values.");
    wanted.push((document) => holds(document.fields[key] ?? (field?.kind === "boolean" ? false : undefined), value));
  }
  return wanted;
}

const holds = (value: unknown, wanted: unknown): boolean => (Array.isArray(value) ? value.includes(wanted) : value === wanted);

/** The value to look for, or undefined when the field cannot be filtered by this text. */
function filterValue(field: Field, text: string): string | boolean | undefined {
  switch (field.kind) {
    case "tags":
    case "reference":
    case "media":
      return text;
    case "select":
      return field.options.some((option) => option.value === text) ? text : undefined;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    default:
      return undefined;
  }
}
