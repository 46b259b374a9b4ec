/**
 * The page of a preview: what delivery answers, set as an article. Self-contained, without a script; every word that a person wrote is escaped
 * here or by the renderer of rich text, and the headers of `preview-headers.ts` would not let one run that slipped through.
 */
import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { DeliveredEntry } from "@pressbox/shared/delivery/delivery.schema.ts";
import { escapeHtml } from "@pressbox/shared/rich-text/html-text.ts";
import { assetHtml } from "@pressbox/shared/rich-text/rich-text-html-assets.ts";
import type { DeliveredAsset } from "../../media/media.public.ts";
import type { ServerTexts } from "../../platform/texts/server-texts.ts";
import { previewStyle } from "./preview-style.ts";

export interface PreviewPage {
  readonly entry: DeliveredEntry;
  readonly definition: ContentTypeDefinition;
  /** Of the entry's language. */
  readonly direction: "ltr" | "rtl";
  /** Of the words around it, in the reader's language. */
  readonly texts: ServerTexts;
  /** Until when the link works; null inside the admin, where there is none. */
  readonly expiresAt: Date | null;
}

export function previewPage({ entry, definition, direction, texts, expiresAt }: PreviewPage): string {
  const { t, language } = texts;
  const { standFirst, hero, bodies, rest } = layOut(definition);
  const parts = [
    `<h1>${escapeHtml(entry.title || t("untitled"))}</h1>`,
    ...standFirst.map((field) => paragraph(entry.fields[field.key], "stand-first")),
    ...hero.map((field) => media(entry.fields[field.key])),
    ...bodies.map((field) => {
      const label = bodies.length > 1 ? `<h2 class="label">${escapeHtml(field.label)}</h2>` : "";
      return `<section data-field="${escapeHtml(field.key)}">${label}${richText(entry.fields[field.key])}</section>`;
    }),
    details(rest, entry.fields, texts),
  ];
  const note =
    expiresAt === null
      ? ""
      : `<header class="note" lang="${escapeHtml(language)}" dir="${texts.direction}"><b>${escapeHtml(t("draft"))}</b> ${escapeHtml(t("until", momentOf(expiresAt, language)))}</header>`;
  return pageOf({ language: entry.locale, direction, title: entry.title || t("untitled"), body: `${note}<main><article>${parts.join("")}</article></main>` });
}

/** What stands where there is no preview: unknown, expired and revoked links look alike. */
export function gonePage({ t, language, direction }: ServerTexts): string {
  const body = `<main><article><h1>${escapeHtml(t("goneTitle"))}</h1><p class="stand-first">${escapeHtml(t("goneText"))}</p></article></main>`;
  return pageOf({ language, direction, title: t("goneTitle"), body });
}

function pageOf({ language, direction, title, body }: { language: string; direction: "ltr" | "rtl"; title: string; body: string }): string {
  return (
    `<!doctype html><html lang="${escapeHtml(language)}" dir="${direction}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">` +
    `<meta name="color-scheme" content="light dark"><base target="_blank"><title>${escapeHtml(title)}</title><style>${previewStyle}</style></head><body>${body}</body></html>`
  );
}

/** As the editor's page lays a type out: headline, first longer text, lead picture, texts; the rest as details. */
function layOut(definition: ContentTypeDefinition) {
  const bodies = definition.fields.filter((field) => field.kind === "rich-text");
  const title = definition.fields.find((field) => field.key === definition.titleField);
  const standFirst = definition.fields.filter((field) => field !== title && field.kind === "text" && field.multiline && field.localized).slice(0, 1);
  const hero = definition.fields.filter((field) => field.kind === "media" && !field.many).slice(0, 1);
  const shown = new Set<Field | undefined>([title, ...standFirst, ...hero, ...bodies]);
  const rest = definition.fields.filter((field) => !shown.has(field) && field.kind !== "slug" && field.kind !== "json");
  return { standFirst, hero, bodies, rest };
}

const paragraph = (value: unknown, className: string): string =>
  typeof value === "string" && value !== "" ? `<p class="${className}">${escapeHtml(value).replaceAll("\n", "<br>")}</p>` : "";

/** `html` was made by the renderer that escapes; nothing of a draft's JSON is drawn here. */
const richText = (value: unknown): string => (isRecord(value) && typeof value["html"] === "string" ? value["html"] : "");

const media = (value: unknown): string => {
  if (!isAsset(value)) return "";
  return assetHtml({ type: value.kind === "clip" ? "clip" : "image", attrs: { assetId: value.id } }, value as DeliveredAsset & { kind: "image" | "clip" });
};

function details(fields: readonly Field[], values: DeliveredEntry["fields"], texts: ServerTexts): string {
  const rows = fields.flatMap((field) => {
    const words = wordsOf(field, values[field.key], texts);
    return words === "" ? [] : [`<div><dt>${escapeHtml(field.label)}</dt><dd>${words}</dd></div>`];
  });
  return rows.length === 0
    ? ""
    : `<aside><h2 class="label" lang="${escapeHtml(texts.language)}">${escapeHtml(texts.t("details"))}</h2><dl>${rows.join("")}</dl></aside>`;
}

/** One value as HTML, empty where there is nothing to say. */
function wordsOf(field: Pick<Field, "kind">, value: unknown, texts: ServerTexts): string {
  if (value === null || value === undefined || value === "") return "";
  if (Array.isArray(value))
    return value
      .map((each) => wordsOf(field, each, texts))
      .filter(Boolean)
      .join(field.kind === "media" ? "" : " · ");
  if (typeof value === "boolean") return escapeHtml(texts.t(value ? "yes" : "no"));
  if (typeof value === "string" || typeof value === "number") return `<bdi>${escapeHtml(String(value))}</bdi>`;
  if (isAsset(value)) return media(value);
  if (!isRecord(value)) return "";
  if (field.kind === "reference" && typeof value["title"] === "string") return `<bdi>${escapeHtml(value["title"])}</bdi>`;
  if (field.kind === "date-time" && typeof value["local"] === "string") return `<bdi>${escapeHtml(value["local"].replace("T", " "))}</bdi>`;
  return Object.entries(value)
    .filter(([key]) => key !== "_id")
    .map(([, inner]) => wordsOf({ kind: isAsset(inner) ? "media" : "reference" }, inner, texts))
    .filter(Boolean)
    .join(" · ");
}

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && !Array.isArray(value);
const isAsset = (value: unknown): value is DeliveredAsset => isRecord(value) && Array.isArray(value["renditions"]);

/** In UTC: the server knows no zone of somebody without an account. */
function momentOf(at: Date, language: string): { when: string; zone: string } {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short", timeZone: "UTC", numberingSystem: "latn" });
  return { when: format.format(at), zone: "UTC" };
}
