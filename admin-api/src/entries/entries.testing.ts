/** Short hands of the entries' tests: everything goes through HTTP. */

import type { Published, VariantView } from "@pressbox/shared/entries/entries.schema.ts";
import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { TestApp, TestRequest } from "../app/testing.ts";
import type { Clock } from "../platform/clock.ts";

/** A clock that stands still until a test moves it. */
export interface SettableClock extends Clock {
  set(instant: string): void;
}

export function settableClock(instant: string): SettableClock {
  let now = new Date(instant);
  return {
    now: () => now,
    set(next) {
      now = new Date(next);
    },
  };
}

/** A rich text of one paragraph. */
export const paragraph = (text: string) => ({ type: "doc", formatVersion, content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

/** What publishing an article wants, under its own slug. */
export const articleFields = (title: string) => ({ title, summary: `About ${title}`, body: paragraph(`${title}, told.`) });

export interface ProblemBody {
  readonly code: string;
  readonly errors?: readonly FieldProblem[];
  readonly details?: Readonly<Record<string, unknown>>;
}

export const variantPath = (id: string, locale: string, verb = "") => `/api/v1/entries/${id}/variants/${locale}${verb}`;

/** Makes an entry and answers its id. */
export async function createEntry(app: TestApp, fields: Record<string, unknown>, options: { type?: string; locale?: string; as?: TestRequest["as"] } = {}) {
  const body = { type: options.type ?? "article", locale: options.locale ?? "en", fields };
  const reply = await app.request<{ id: string; variant: VariantView }>("post", "/api/v1/entries", { as: options.as ?? "editor", body });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body;
}

export const readVariant = async (app: TestApp, id: string, locale = "en", as: NonNullable<TestRequest["as"]> = "editor") =>
  (await app.request<VariantView>("get", variantPath(id, locale), { as })).body;

export const patchVariant = (app: TestApp, id: string, fields: Record<string, unknown>, more: TestRequest & { locale?: string } = {}) =>
  app.request<VariantView & ProblemBody>("patch", variantPath(id, more.locale ?? "en"), { as: "editor", ...more, body: { fields } });

export const publish = (app: TestApp, id: string, locale = "en", body: Record<string, unknown> = {}, more: TestRequest = {}) =>
  app.request<Published & ProblemBody>("post", variantPath(id, locale, "/publish"), { as: "publisher", ...more, body });

export const unpublish = (app: TestApp, id: string, locale = "en", body: Record<string, unknown> = {}) =>
  app.request<Published & ProblemBody>("post", variantPath(id, locale, "/unpublish"), { as: "publisher", body });

/** Rules of a problem by path, for short assertions. */
export const rulesOf = (body: ProblemBody): Record<string, string> => Object.fromEntries((body.errors ?? []).map((problem) => [problem.path, problem.rule]));
