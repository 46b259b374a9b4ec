import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { usePreference } from "../../platform/preferences.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import { useEditor } from "./editor-context.tsx";
import { useEditorTools } from "./editor-tools.tsx";

const KeyMap = lazyPart(async () => {
  const [{ KeyMap: Loaded }] = await Promise.all([import("./writing/key-map.tsx"), loadTexts(["writing"])]);
  return Loaded;
});

export interface EditorKeysProps {
  onPublish: () => void;
  onFind: (isReplacing: boolean) => void;
}

/** Keys of the whole workspace: publish from anywhere, find, undo in the form, only the page, and the map of all keys. */
export function EditorKeys({ onPublish, onFind }: EditorKeysProps): ReactNode {
  const { canPublish } = useEditor().variant.abilities;
  const tools = useEditorTools();
  const [isMapOpen, setIsMapOpen] = useState(false);
  const [focus, setFocus] = usePreference("editor-focus", "off");
  /** Keys that the text must not read in its own way: there, `Mod .` would raise letters and `Mod ↵` break the line. */
  const actFirst = useEffectEvent((event: KeyboardEvent): boolean => {
    if (event.key === "Enter" && !event.altKey && isOnPage(event.target) && canPublish) onPublish();
    else if (event.key === ".") setFocus(focus === "on" ? "off" : "on");
    else if (event.key === "/") setIsMapOpen(true);
    else if (isLetter(event, "f") && !event.shiftKey) onFind(event.altKey);
    else if (isLetter(event, "h") && !event.shiftKey && !event.metaKey) onFind(true);
    else return false;
    return true;
  });
  const act = useEffectEvent((event: KeyboardEvent): boolean => {
    const isMod = event.ctrlKey || event.metaKey;
    if (event.key === "?" && !isMod && !isTyping(event.target)) setIsMapOpen(true);
    else if (isMod && event.key === "Enter" && !event.altKey && canPublish) onPublish();
    else if (isMod && (isLetter(event, "z") || isLetter(event, "y")) && isOnPage(event.target))
      tools.undo(event.shiftKey || isLetter(event, "y") ? "redo" : "undo");
    else return false;
    return true;
  });
  useEffect(() => {
    const isElsewhere = (event: KeyboardEvent): boolean => event.defaultPrevented || document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
    const listenFirst = (event: KeyboardEvent): void => {
      // A letter is nobody's key: only the others look for an open dialog.
      if (!(event.ctrlKey || event.metaKey) || isElsewhere(event) || !actFirst(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const listen = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey || event.key === "?") && !isElsewhere(event) && act(event)) event.preventDefault();
    };
    window.addEventListener("keydown", listenFirst, true);
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listenFirst, true);
      window.removeEventListener("keydown", listen);
    };
  }, []);
  return isMapOpen && <KeyMap onClose={() => setIsMapOpen(false)} />;
}

/** By what is printed on the key, or by its place where the layout has no Latin letters (Arabic). */
function isLetter({ key, code }: KeyboardEvent, letter: string): boolean {
  return key.toLowerCase() === letter || (key > "\u007f" && code === `Key${letter.toUpperCase()}`);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** In the page or its fields: a panel beside them has keys of its own. */
const isOnPage = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest(".ed-side, .ed-canvas-main") !== null;
