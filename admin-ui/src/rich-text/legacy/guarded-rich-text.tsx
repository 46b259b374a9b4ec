import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import { lazyPart } from "../../ui/lazy-part.tsx";
import type { RichTextEditorProps } from "../editor-host.ts";
import { RichTextEditor } from "../rich-text-editor.tsx";
import { useLegacyCount } from "./legacy-count.ts";

const LegacyNotice = lazyPart(async () => (await Promise.all([import("./legacy-notice.tsx"), loadTexts(["rich-text-legacy"])]))[0].LegacyNotice);

export interface GuardedRichTextProps extends RichTextEditorProps {
  /** Of person, entry, language and field: what somebody chose is kept under it for as long as the tab lives. */
  guardKey: string;
}

/**
 * A rich text that opens read-only when it holds what this version cannot show: whoever edits around it should know that it is there. A guard in this
 * browser, no right: what one may write is the server's business. What turns up while somebody writes is told and does not stop them.
 */
export function GuardedRichText({ guardKey, ...props }: GuardedRichTextProps) {
  const count = useLegacyCount(props.shared?.fragment);
  const isThere = count.blocks + count.formats > 0;
  const [isClosed, setIsClosed] = useState(() => isThere && !isRemembered(guardKey));
  const [editor, setEditor] = useState<Editor | null>(null);
  const [openBlock, setOpenBlock] = useState<string | null>(null);
  // Once it is gone, nothing that comes later closes the text under somebody's hands.
  if (isClosed && !isThere) setIsClosed(false);
  return (
    <>
      {isThere && (
        <LegacyNotice
          {...{ count, editor, openBlock }}
          canWrite={props.editable}
          isClosed={isClosed}
          frame={{ lang: props.lang, dir: props.dir, loadAsset: props.loadAsset, ...(props.loadEntry && { loadEntry: props.loadEntry }) }}
          onEditAnyway={() => {
            remember(guardKey);
            setIsClosed(false);
          }}
          onShown={() => setOpenBlock(null)}
        />
      )}
      <RichTextEditor
        {...props}
        editable={props.editable && !isClosed}
        onOpenLegacy={setOpenBlock}
        onReady={(next) => {
          setEditor(next);
          props.onReady?.(next);
        }}
      />
    </>
  );
}

const storageKey = (guardKey: string): string => `pressbox.legacy.${guardKey}`;

/** A browser that forbids storage simply asks again. */
function isRemembered(guardKey: string): boolean {
  try {
    return sessionStorage.getItem(storageKey(guardKey)) !== null;
  } catch {
    return false;
  }
}

function remember(guardKey: string): void {
  try {
    sessionStorage.setItem(storageKey(guardKey), "edit");
  } catch {
    return;
  }
}
