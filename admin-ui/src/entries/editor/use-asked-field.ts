import { type FieldProblem, fieldProblemSchema } from "@pressbox/shared/kernel/problem.ts";
import type { Editor as TextEditor } from "@tiptap/core";
import { useEffect, useEffectEvent } from "react";
import { useLocation, useSearchParams } from "react-router";
import { z } from "zod";
import { useChangeAddress } from "../../platform/change-address.ts";
import { goToBlock } from "../../rich-text/rich-text.public.ts";

/** Long enough for a column that was closed to be there. */
const openingMs = 60;

/**
 * `?field=` leads to a field of the page on screen: it comes into view with the caret in it, and the address forgets it.
 * @param makeRoom opens the column the field stands in
 */
export function useAskedField(makeRoom: (key: string) => void): void {
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const asked = search.get("field");
  const open = useEffectEvent(makeRoom);
  const forget = useEffectEvent(() => change({ field: null }));
  useEffect(() => {
    if (asked === null) return;
    open(asked);
    const timer = setTimeout(() => {
      const place = document.querySelector<HTMLElement>([".ed-side", ".ed-canvas-main"].map((part) => `${part} [data-field="${CSS.escape(asked)}"]`).join());
      place?.scrollIntoView({ block: "center" });
      place?.querySelector<HTMLElement>("input, textarea, select, :not(.ed-marks) > button, [contenteditable=true]")?.focus({ preventScroll: true });
      forget();
    }, openingMs);
    return () => clearTimeout(timer);
  }, [asked]);
}

/** `?block=` leads to a block of a text on screen, once the text is there; the address forgets it. */
export function useAskedBlock(bodies: ReadonlyMap<string, TextEditor>): void {
  const [search] = useSearchParams();
  const change = useChangeAddress();
  const asked = search.get("block");
  const forget = useEffectEvent(() => change({ block: null }));
  useEffect(() => {
    if (asked === null || bodies.size === 0) return;
    const timer = setTimeout(() => {
      for (const editor of bodies.values()) if (!editor.isDestroyed && goToBlock(editor, asked)) break;
      forget();
    }, openingMs);
    return () => clearTimeout(timer);
  }, [asked, bodies]);
}

const handedSchema = z.object({ locale: z.string(), problems: z.array(fieldProblemSchema) });

/** Faults of this language that a publish found while another one was on screen; the link that leads here brings them. */
export function useHandedProblems(locale: string): readonly FieldProblem[] {
  const handed = handedSchema.safeParse(useLocation().state);
  return handed.success && handed.data.locale === locale ? handed.data.problems : [];
}
