import type { Editor as RichTextInstance } from "@tiptap/core";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Draft } from "../draft/draft-connection.ts";

export interface EditorTools {
  /** The open rich texts of the page by field. */
  readonly bodies: ReadonlyMap<string, RichTextInstance>;
  setBody(draft: Draft, fieldKey: string, editor: RichTextInstance | null): void;
  /** Takes back, or brings back, what this person did last on the page, wherever it was. */
  undo(direction: "undo" | "redo"): void;
}

const ToolsContext = createContext<EditorTools | null>(null);

/** @param main own texts of the language on screen  @param shared the fields of all languages */
export function EditorToolsProvider({ main, shared, children }: { main: Draft; shared: Draft; children: ReactNode }) {
  const [bodies, setBodies] = useState<ReadonlyMap<string, RichTextInstance>>(new Map());
  const turns = useTurns(main, shared);
  const tools = useMemo(
    (): EditorTools => ({
      bodies,
      setBody(draft, key, editor) {
        // The page beside has texts of its own.
        if (draft !== main) return;
        setBodies((current) => new Map([...[...current].filter(([other]) => other !== key), ...(editor === null ? [] : [[key, editor] as const])]));
      },
      undo: turns,
    }),
    [bodies, main, turns],
  );
  return <ToolsContext.Provider value={tools}>{children}</ToolsContext.Provider>;
}

/**
 * Own texts and shared fields are two documents with an undo each; the buttons take the one that changed last. A redo takes the one that was undone
 * last. docs/decisions/0087-one-undo-a-draft.md
 */
function useTurns(own: Draft, shared: Draft): (direction: "undo" | "redo") => void {
  const order = useRef<Record<"undo" | "redo", Draft[]>>({ undo: [], redo: [] });
  useEffect(() => {
    const stop = [own, shared].map((draft) => {
      const added = ({ type }: Turn): void => {
        order.current[type].push(draft);
      };
      const popped = ({ type }: Turn): void => {
        const turns = order.current[type];
        turns.splice(turns.lastIndexOf(draft), 1);
      };
      draft.undo.on("stack-item-added", added);
      draft.undo.on("stack-item-popped", popped);
      return () => {
        draft.undo.off("stack-item-added", added);
        draft.undo.off("stack-item-popped", popped);
      };
    });
    return () => {
      for (const end of stop) end();
    };
  }, [own, shared]);
  return useMemo(
    () => (direction) => {
      const canTurn = (draft: Draft): boolean => (direction === "undo" ? draft.undo.canUndo() : draft.undo.canRedo());
      const draft = order.current[direction].findLast(canTurn) ?? [own, shared].find(canTurn);
      draft?.undo[direction]();
    },
    [own, shared],
  );
}

interface Turn {
  readonly type: "undo" | "redo";
}

export function useEditorTools(): EditorTools {
  const tools = useContext(ToolsContext);
  if (tools === null) throw new Error("outside an editor");
  return tools;
}
