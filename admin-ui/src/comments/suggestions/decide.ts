import { resolveSuggestions, type Verdict } from "@pressbox/shared/rich-text/suggestions/resolve-suggestions.ts";
import type { OpenSuggestion } from "@pressbox/shared/rich-text/suggestions/summarize-suggestions.ts";
import { type Editor, isNodeSelection } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { suggestionMeta } from "../../rich-text/rich-text.public.ts";

/** Accepts or rejects suggestions as one step of undo; what others type at the same time stays. @param ids without them all of this text */
export function decide(editor: Editor, verdict: Verdict, ids?: ReadonlySet<string>): void {
  if (editor.isDestroyed || !editor.isEditable) return;
  const change = editor.state.tr.setMeta(suggestionMeta, verdict);
  resolveSuggestions(change, verdict, ids);
  if (change.docChanged) editor.view.dispatch(change);
}

/** Leads to a suggestion: the caret goes into it, the text keeps the keyboard. */
export function goToSuggestion(editor: Editor, suggestion: Pick<OpenSuggestion, "from">): void {
  const { state, view } = editor;
  const place = Selection.near(state.doc.resolve(Math.min(suggestion.from + 1, state.doc.content.size)));
  view.dispatch(state.tr.setSelection(place));
  view.focus();
  const { node } = view.domAtPos(place.from);
  const element = isNodeSelection(place) ? view.nodeDOM(place.from) : node instanceof Element ? node : node.parentElement;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (element instanceof Element) element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
}
