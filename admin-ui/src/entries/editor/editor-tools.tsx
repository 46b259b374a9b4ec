import type { Editor as RichTextInstance } from "@tiptap/core";
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from "react";
import type { Draft } from "../draft/draft-connection.ts";

export interface EditorTools {
  /** The rich text whose words are counted and whose undo the toolbar uses; null while there is none. */
  readonly body: RichTextInstance | null;
  /** The field it stands in. */
  readonly bodyKey: string | null;
  setBody(draft: Draft, fieldKey: string, editor: RichTextInstance | null): void;
  /** Takes back, or brings back, what this person did last where they last were: in the text, or in the form. */
  undo(draft: Draft, direction: "undo" | "redo"): void;
}

const ToolsContext = createContext<EditorTools | null>(null);

export function EditorToolsProvider({ main, children }: { main: Draft; children: ReactNode }) {
  const [body, setBody] = useState<{ editor: RichTextInstance; key: string } | null>(null);
  const lastPlace = useRef<"body" | "form">("body");
  const tools = useMemo(
    (): EditorTools => ({
      body: body?.editor ?? null,
      bodyKey: body?.key ?? null,
      setBody(draft, key, editor) {
        if (draft !== main) return;
        setBody((current) => (editor !== null ? (current === null || current.key === key ? { editor, key } : current) : current?.key === key ? null : current));
      },
      undo(draft, direction) {
        const inBody = lastPlace.current === "body" && body !== null && body.editor.can()[direction]();
        if (inBody) body.editor.chain().focus()[direction]().run();
        else draft.undo[direction]();
      },
    }),
    [body, main],
  );
  const remember = (event: React.FocusEvent): void => {
    lastPlace.current = (event.target as HTMLElement).closest(".ed-body") === null ? "form" : "body";
  };
  return (
    <ToolsContext.Provider value={tools}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only remembers where the focus was */}
      <div className="ed-tools-root" onFocus={remember}>
        {children}
      </div>
    </ToolsContext.Provider>
  );
}

export function useEditorTools(): EditorTools {
  const tools = useContext(ToolsContext);
  if (tools === null) throw new Error("outside an editor");
  return tools;
}
