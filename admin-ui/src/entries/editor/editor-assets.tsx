/** The bridge from the editor to the media library and to other entries: load, pick, upload. The rich text itself never fetches. */
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { AssetPicker, assetQuery, pictureUrl, startUploads } from "../../media/media.public.ts";
import { queryClient } from "../../platform/query-client.ts";
import type { EditorAsset, EditorEntry, IncomingFile, PickedAsset } from "../../rich-text/rich-text.public.ts";
import { entryQuery } from "../variants.queries.ts";
import { EntryPicker } from "./controls/entry-picker.tsx";
import { useEditor } from "./editor-context.tsx";

type AssetKind = "image" | "clip";

export interface EditorAssets {
  load(assetId: string): Promise<EditorAsset | null>;
  pick(kind: AssetKind): Promise<PickedAsset | null>;
  /** Opens the library for any of these kinds. */
  pickOf(kinds: readonly AssetKind[]): Promise<PickedAsset | null>;
  pickEntry(): Promise<{ id: string; title: string } | null>;
  /** Title and whether it is live, in the language of the text. */
  loadEntry(entryId: string): Promise<EditorEntry | null>;
  /** Begins to upload files that were dropped or pasted into the text. */
  drop(files: File[]): Promise<readonly IncomingFile[]>;
}

const AssetsContext = createContext<EditorAssets | null>(null);

export function useEditorAssets(): EditorAssets {
  const assets = useContext(AssetsContext);
  if (assets === null) throw new Error("outside an editor");
  return assets;
}

type Asked =
  | { kind: "asset"; accept: readonly AssetKind[]; answer: (asset: PickedAsset | null) => void }
  | { kind: "entry"; answer: (entry: { id: string; title: string } | null) => void };

export function EditorAssetsProvider({ children }: { children: ReactNode }) {
  const { locale } = useEditor();
  const [asked, setAsked] = useState<Asked | null>(null);
  const assets = useMemo((): EditorAssets => {
    const pickOf = (accept: readonly AssetKind[]) => new Promise<PickedAsset | null>((answer) => setAsked({ kind: "asset", accept, answer }));
    return {
      load: (assetId) => loadAsset(assetId, locale.code),
      pickOf,
      pick: (kind) => pickOf([kind]),
      loadEntry: (entryId) => loadEntry(entryId, locale.code),
      pickEntry: () => new Promise((answer) => setAsked({ kind: "entry", answer })),
      drop: async (files) =>
        (await startUploads(files)).map((upload) => ({
          accepted: upload.accepted.then(({ id, kind }) => ({ id, kind })),
          follow: upload.follow,
          cancel: upload.cancel,
        })),
    };
  }, [locale.code]);
  const close = (): void => {
    asked?.answer(null);
    setAsked(null);
  };
  return (
    <AssetsContext.Provider value={assets}>
      {children}
      <AssetPicker
        isOpen={asked?.kind === "asset"}
        kinds={asked?.kind === "asset" ? asked.accept : ["image"]}
        onPick={([asset]) => {
          if (asked?.kind === "asset") asked.answer(asset === undefined ? null : { id: asset.id, kind: asset.kind });
          setAsked(null);
        }}
        onClose={close}
      />
      {asked?.kind === "entry" && (
        <EntryPicker
          types={[]}
          chosen={[]}
          onPick={(id, title) => {
            asked.answer({ id, title });
            setAsked(null);
          }}
          onClose={close}
        />
      )}
    </AssetsContext.Provider>
  );
}

async function loadEntry(entryId: string, locale: string): Promise<EditorEntry | null> {
  const entry = await queryClient.fetchQuery({ ...entryQuery(entryId), staleTime: 10_000 }).catch(() => null);
  if (entry === null) return null;
  const variant = entry.variants.find((each) => each.locale === locale);
  return { title: variant?.title || entry.title, isLive: variant?.status === "live" || variant?.status === "changed" };
}

async function loadAsset(assetId: string, locale: string): Promise<EditorAsset | null> {
  const asset = await queryClient.fetchQuery({ ...assetQuery(assetId), staleTime: 10_000 });
  if (asset === null) return null;
  return {
    kind: asset.kind,
    fileName: asset.fileName,
    alt: asset.texts.find((text) => text.locale === locale)?.alt ?? "",
    url: pictureUrl(asset, 1280),
    width: asset.file?.width ?? 0,
    height: asset.file?.height ?? 0,
    durationMs: asset.file?.durationMs ?? 0,
  };
}
