import type { ThreadView } from "@pressbox/shared/comments/comments.schema.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { useEffect, useEffectEvent, useRef } from "react";
import { useEditor } from "../entries/entries.public.ts";
import { useChangeAddress } from "../platform/change-address.ts";
import { arrive, useComments } from "./comments-store.ts";
import { plainRangeOf } from "./marks/plain-anchor.ts";
import { useMarkedThreads } from "./use-threads.ts";

/** A field that `?field=` leads to has the focus by then. */
const arrivalMs = 400;

/** Leads to the field of a wanted thread that is not about words of a rich text, and selects its words. */
export function useGoToField(): void {
  const { definition, own, shared } = useEditor();
  const threads = useMarkedThreads();
  const wantedId = useComments((state) => state.wantedId);
  const change = useChangeAddress();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = threads.find((thread) => thread.id === wantedId);
  const field = definition.fields.find((each) => each.key === wanted?.fieldKey);
  const isHere = wanted !== undefined && field !== undefined && (wanted.locale === own.locale || wanted.locale === shared.locale);
  const isForField = isHere && (field.kind !== "rich-text" || wanted.anchor === null);

  const selectWords = useEffectEvent((thread: ThreadView) => {
    const control = document.activeElement;
    // Somebody may have gone on to another field meanwhile.
    if (control?.closest("[data-field]")?.getAttribute("data-field") !== thread.fieldKey) return;
    if (thread.anchor === null || !(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return;
    const draft = field?.localized === true ? own : shared;
    const range = plainRangeOf(draft.doc.getText(draftTypeName(thread.fieldKey)), thread.anchor, draft.getState().generation);
    if (range !== null) control.setSelectionRange(range.from, range.to);
  });
  const go = useEffectEvent((thread: ThreadView) => {
    arrive(thread.id);
    change({ field: thread.fieldKey });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => selectWords(thread), arrivalMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (isForField && wanted !== undefined) go(wanted);
  }, [isForField, wanted]);
}
