/**
 * Runs the checks beside the page. It holds a copy of both documents and is sent every update; when typing rests it reads the fields that changed and
 * tells what it found. Whatever this costs, the page's own thread pays only for posting some bytes (decision 0110).
 */
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { isFieldTouched, readDraftField } from "@pressbox/shared/entries/draft-document.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { listSuggestions } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";
import { referencePlaces, richTextsOf } from "@pressbox/shared/workflow/checks/field-places.ts";
import { runChecks } from "@pressbox/shared/workflow/run-checks.ts";
import type { CheckFacts, CheckLevels } from "@pressbox/shared/workflow/workflow.schema.ts";
import * as Y from "yjs";
import type { FromChecks, ToChecks } from "./checks-messages.ts";

/** Typing rests. */
const restMs = 400;
/** Twenty people never rest all at once. */
const longestWaitMs = 3_000;

const documents = { own: new Y.Doc(), shared: new Y.Doc() };
const touched = new Set<string>();
let values: Readonly<Record<string, unknown>> = {};
let opened: { definition: ContentTypeDefinition; locale: string } | null = null;
let known: { facts: CheckFacts; levels: CheckLevels } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let waitingSince: number | null = null;

globalThis.addEventListener("message", ({ data }: MessageEvent<ToChecks>) => {
  if (data.type === "update") Y.applyUpdate(documents[data.document], data.bytes);
  else {
    if (data.type === "open") {
      opened = data;
      for (const field of data.definition.fields) touched.add(field.key);
    } else known = data;
  }
  waitingSince ??= Date.now();
  const rest = data.type === "facts" ? 0 : Math.min(restMs, waitingSince + longestWaitMs - Date.now());
  clearTimeout(timer);
  timer = setTimeout(check, rest);
});

for (const doc of Object.values(documents))
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    for (const field of opened?.definition.fields ?? []) if (docOf(field) === doc && isFieldTouched(transaction, field)) touched.add(field.key);
  });

/** Nobody looks up what is no id. */
const isId = (id: string): boolean => idSchema.safeParse(id).success;
const docOf = (field: { localized: boolean }): Y.Doc => (field.localized ? documents.own : documents.shared);

function check(): void {
  waitingSince = null;
  if (opened === null || known === null) return;
  const { definition, locale } = opened;
  const { facts, levels } = known;
  const changed = definition.fields.filter((field) => touched.has(field.key)).map((field) => [field.key, readDraftField(docOf(field), field)] as const);
  touched.clear();
  values = Object.fromEntries(Object.entries({ ...values, ...Object.fromEntries(changed) }).filter(([, value]) => value !== undefined));
  // What is open in the text is known here before the server has stored it.
  const openSuggestions = richTextsOf(definition, values).reduce((sum, { value }) => sum + listSuggestions(value).length, 0);
  const findings = runChecks({ definition, fields: values, locale, facts: { ...facts, openSuggestions } }, levels);
  const wantsFacts = referencePlaces(definition, values).some(
    ({ kind, id }) => isId(id) && !Object.hasOwn(kind === "entry" ? facts.entries : facts.assets, id),
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to the page that started it, to nobody else.
  globalThis.postMessage({ findings, wantsFacts } satisfies FromChecks);
}
