import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { readDraftDocument } from "@pressbox/shared/entries/draft-document.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { rejectSuggestions } from "@pressbox/shared/rich-text/suggestions/suggestions.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type * as Y from "yjs";
import { useEditor } from "../editor/editor-context.tsx";
import { versionQuery } from "../versions.queries.ts";
import type { Comparison, SideName } from "./compare-address.ts";

type Values = Readonly<Record<string, unknown>>;

export interface ComparedSide {
  /** Undefined while it is on its way. */
  readonly fields: Values | undefined;
  readonly error: Error | null;
}

/** Which fields a comparison is about: own texts, shared fields, or both where draft and live are held against each other. */
export function comparedFields({ isShared, from, to }: Comparison, fields: readonly Field[]): Field[] {
  if (isShared) return fields.filter((field) => !field.localized);
  return typeof from === "number" || typeof to === "number" ? fields.filter((field) => field.localized) : [...fields];
}

const nothing: Values = {};

/** How long typing must rest before the draft's side is compared anew. */
const restMs = 500;
/** Whoever never rests is compared anew this often. */
const longestMs = 4_000;

/** One side's values. The draft is read from the live document, without open suggestions: what publishing would take. */
export function useComparedSide({ isShared }: Comparison, side: SideName): ComparedSide {
  const { entryId, locale, variant, own, shared, definition } = useEditor();
  const isDraft = side === "draft";
  const ownDraft = useDraftAtRest(isDraft && !isShared ? own.doc : null, definition);
  const sharedDraft = useDraftAtRest(isDraft ? shared.doc : null, definition);
  const ownNumber = isShared || isDraft ? 0 : side === "live" ? (variant.live?.version ?? 0) : side;
  const sharedNumber = side === "live" ? (variant.live?.sharedVersion ?? 0) : isShared && !isDraft ? side : 0;
  const ownVersion = useQuery({ ...versionQuery(entryId, locale.code, ownNumber), enabled: ownNumber > 0 });
  const sharedVersion = useQuery({ ...versionQuery(entryId, sharedLocale, sharedNumber), enabled: sharedNumber > 0 });
  const isMissing = (ownNumber > 0 && ownVersion.data === undefined) || (sharedNumber > 0 && sharedVersion.data === undefined);
  // One object as long as nothing moved: what is compared from it is compared once.
  const fields = useMemo(
    () => (isDraft ? { ...sharedDraft, ...ownDraft } : isMissing ? undefined : { ...sharedVersion.data?.fields, ...ownVersion.data?.fields }),
    [isDraft, isMissing, sharedDraft, ownDraft, sharedVersion.data, ownVersion.data],
  );
  return { fields, error: isDraft ? null : (ownVersion.error ?? sharedVersion.error) };
}

/** The document's fields, read again whenever typing rests. */
function useDraftAtRest(doc: Y.Doc | null, definition: ContentTypeDefinition): Values {
  const [values, setValues] = useState<Values>(() => (doc === null ? nothing : readClean(doc, definition)));
  useEffect(() => {
    if (doc === null) return setValues(nothing);
    setValues(readClean(doc, definition));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitsSince = 0;
    const read = (): void => {
      timer = undefined;
      setValues(readClean(doc, definition));
    };
    const wait = (): void => {
      if (timer === undefined) waitsSince = performance.now();
      clearTimeout(timer);
      timer = setTimeout(read, Math.max(0, Math.min(restMs, waitsSince + longestMs - performance.now())));
    };
    doc.on("update", wait);
    return () => {
      clearTimeout(timer);
      doc.off("update", wait);
    };
  }, [doc, definition]);
  return values;
}

function readClean(doc: Y.Doc, definition: ContentTypeDefinition): Values {
  const values = readDraftDocument(doc, definition);
  for (const field of definition.fields)
    if (field.kind === "rich-text" && values[field.key] !== undefined) values[field.key] = rejectSuggestions(values[field.key]);
  return values;
}
