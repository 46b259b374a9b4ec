import type { ContentTypeDefinition, Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { type PresentPerson, presentPersonSchema } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { changeDraftDocument, isFieldTouched, readDraftField } from "@pressbox/shared/entries/draft-document.ts";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { useMe } from "../../platform/use-me.ts";
import { acquireDraft, type Draft, type DraftState, formOrigin } from "./draft-connection.ts";

/** The draft of an entry and locale for as long as the component is there; null before the first effect. */
export function useDraft(entryId: string, locale: string | null): Draft | null {
  const { actor } = useMe();
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => {
    if (locale === null) return;
    const acquired = acquireDraft(actor.id, entryId, locale);
    setDraft(acquired.draft);
    return acquired.release;
  }, [actor.id, entryId, locale]);
  return draft !== null && draft.entryId === entryId && draft.locale === locale ? draft : null;
}

const nothing: DraftState = {
  isReady: false,
  isOnline: false,
  canWrite: false,
  unsaved: 0,
  savedAt: null,
  generation: 0,
  refusal: null,
  isOutdated: false,
  storedRevision: 0,
  publishedSeq: 0,
  fullness: 0,
  notTaken: null,
};
const never = () => () => undefined;

/**
 * A part of a draft's state. What is unsaved moves with every key: who asks for more than one value at a time draws itself with every key, too.
 * @param part must answer with the same value (no new object) while nothing moved that it reads
 */
export function useDraftState<Part>(draft: Pick<Draft, "subscribe" | "getState"> | null, part: (state: DraftState) => Part): Part {
  return useSyncExternalStore(draft?.subscribe ?? never, () => part(draft?.getState() ?? nothing));
}

/** A field's value, live. Reads only when a change touched this field. */
export function useDraftField(draft: Draft, field: Field): unknown {
  const cache = useRef<{ doc: Y.Doc; key: string; value: unknown } | null>(null);
  const subscribe = useCallback(
    (tell: () => void) => {
      const look = (transaction: Y.Transaction): void => {
        if (!isFieldTouched(transaction, field)) return;
        cache.current = null;
        tell();
      };
      draft.doc.on("afterTransaction", look);
      return () => draft.doc.off("afterTransaction", look);
    },
    [draft, field],
  );
  return useSyncExternalStore(subscribe, () => {
    if (cache.current?.doc !== draft.doc || cache.current.key !== field.key)
      cache.current = { doc: draft.doc, key: field.key, value: readDraftField(draft.doc, field) };
    return cache.current.value;
  });
}

/** Sets one field as this person. */
export function changeField(draft: Draft, definition: ContentTypeDefinition, key: string, value: unknown): void {
  changeDraftDocument(draft.doc, definition, { [key]: value }, formOrigin);
}

export interface PresentInDraft extends PresentPerson {
  readonly client: number;
  /** Field the person stands in, if any. */
  readonly field: string | null;
}

/** Everybody else in a draft, by tab. */
export function usePeopleInDraft(draft: Draft | null): readonly PresentInDraft[] {
  const cache = useRef<{ text: string; people: readonly PresentInDraft[] }>({ text: "[]", people: [] });
  const awareness = draft?.provider.awareness ?? null;
  const subscribe = useCallback(
    (tell: () => void) => {
      awareness?.on("change", tell);
      return () => awareness?.off("change", tell);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    const people: PresentInDraft[] = [];
    for (const [client, state] of awareness?.getStates() ?? []) {
      const user = presentPersonSchema.safeParse(state["user"]);
      if (client !== draft?.doc.clientID && user.success)
        people.push({ ...user.data, client, field: typeof state["field"] === "string" ? state["field"] : null });
    }
    const text = JSON.stringify(people);
    if (text !== cache.current.text) cache.current = { text, people };
    return cache.current.people;
  });
}

/** Says to the others which field I stand in. */
export function standIn(draft: Draft, field: string | null): void {
  draft.provider.awareness?.setLocalStateField("field", field);
}
