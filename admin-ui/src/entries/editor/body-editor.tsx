import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { caretColour, draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { useMemo } from "react";
import { useMe } from "../../platform/use-me.ts";
import { GuardedRichText, type SharedText } from "../../rich-text/rich-text.public.ts";
import { presenceColour } from "../../ui/avatar.tsx";
import type { Draft } from "../draft/draft-connection.ts";
import { standIn } from "../draft/use-draft.ts";
import { useEditorAssets } from "./editor-assets.tsx";
import { useEditor } from "./editor-context.tsx";
import { type TextPlace, useEditorPlugins } from "./editor-plugin.ts";
import { useEditorTools } from "./editor-tools.tsx";

export interface BodyEditorProps {
  draft: Draft;
  field: Field;
  canWrite: boolean;
  placeholder: string;
}

/** A rich text of the draft, written by everybody who has it open. */
export function BodyEditor({ draft, field, canWrite, placeholder }: BodyEditorProps) {
  const { entryId, locale } = useEditor();
  const { actor } = useMe();
  const tools = useEditorTools();
  const assets = useEditorAssets();
  const shared = useMemo((): SharedText => {
    const { awareness } = draft.provider;
    return {
      fragment: draft.doc.getXmlFragment(draftTypeName(field.key)),
      undo: draft.undo,
      ...(awareness === null ? {} : { awareness: awareness as unknown as NonNullable<SharedText["awareness"]> }),
      // The server writes who this really is; this is what the tab shows until then.
      user: { name: actor.name, color: caretColour(presenceColour(actor.id)) },
    };
  }, [draft, field.key, actor.id, actor.name]);
  const plugins = useEditorPlugins();
  const place = useMemo((): TextPlace => ({ entryId, locale: draft.locale, field, draft }), [entryId, field, draft]);
  const extensions = useMemo(() => plugins.flatMap((plugin) => plugin.extendText?.(place) ?? []), [plugins, place]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: tells the others where this person is, nothing to operate
    <div className="ed-body" onFocus={() => standIn(draft, field.key)} onBlur={() => standIn(draft, null)}>
      <GuardedRichText
        key={`${actor.id}/${entryId}/${draft.locale}/${field.key}`}
        guardKey={`${actor.id}/${entryId}/${draft.locale}/${field.key}`}
        label={field.label}
        lang={locale.code}
        dir={locale.direction}
        editable={canWrite}
        shared={shared}
        placeholder={placeholder}
        extensions={extensions}
        selectionActions={(editor) =>
          plugins.map(({ name, SelectionActions }) => SelectionActions && <SelectionActions key={name} place={place} editor={editor} />)
        }
        loadAsset={assets.load}
        onPickAsset={assets.pick}
        onPickEntry={assets.pickEntry}
        loadEntry={assets.loadEntry}
        onDropFiles={assets.drop}
        linkToBlock={(blockId) => `${window.location.origin}${window.location.pathname}?block=${blockId}`}
        onReady={(editor) => tools.setBody(draft, field.key, editor)}
      />
    </div>
  );
}
