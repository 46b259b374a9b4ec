import { presentPersonSchema } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Draft } from "../../draft/draft-connection.ts";

/** A colleague in this entry, in whatever language. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** Language on their screen; null until they say. */
  readonly locale: string | null;
}

/** Everybody else who has this entry open, once each: in this language, or in another, which only the shared fields' document tells. */
export function useColleagues(own: Draft, shared: Draft): readonly Colleague[] {
  const cache = useRef<{ text: string; people: readonly Colleague[] }>({ text: "[]", people: [] });
  const subscribe = useCallback(
    (tell: () => void) => {
      for (const draft of [own, shared]) draft.provider.awareness?.on("change", tell);
      return () => {
        for (const draft of [own, shared]) draft.provider.awareness?.off("change", tell);
      };
    },
    [own, shared],
  );
  return useSyncExternalStore(subscribe, () => {
    const people = new Map<string, Colleague>();
    for (const draft of [own, shared])
      for (const state of othersIn(draft)) {
        const person = presentPersonSchema.safeParse(state["user"]);
        const told = typeof state["locale"] === "string" ? state["locale"] : null;
        if (!person.success) continue;
        const locale = draft === own ? own.locale : (people.get(person.data.id)?.locale ?? told);
        people.set(person.data.id, { id: person.data.id, name: person.data.name, locale });
      }
    const list = [...people.values()];
    const text = JSON.stringify(list);
    if (text !== cache.current.text) cache.current = { text, people: list };
    return cache.current.people;
  });
}

/** What the other tabs in a draft say of themselves; one's own second tab is a colleague too. */
export function othersIn(draft: Draft): Record<string, unknown>[] {
  return [...(draft.provider.awareness?.getStates() ?? [])].flatMap(([client, state]) => (client === draft.doc.clientID ? [] : [state]));
}
