/** Looks up what checks must know besides the text: only what these texts point at, in a fixed number of queries however many texts there are. */
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { FieldValues } from "@pressbox/shared/content-types/field-values.ts";
import { idSchema } from "@pressbox/shared/kernel/ids.ts";
import { fallbackChain } from "@pressbox/shared/locales/locales.schema.ts";
import { referencePlaces } from "@pressbox/shared/workflow/checks/field-places.ts";
import type { AssetFact, CheckFacts, EntryFact } from "@pressbox/shared/workflow/workflow.schema.ts";
import { findEntryStates, nameEntries } from "../entries/entries.public.ts";
import { listLocales } from "../locales/locales.public.ts";
import { type Asset, findAssets } from "../media/media.public.ts";
import type { Reader } from "../platform/database/database.ts";

export interface CheckedText {
  readonly locale: string;
  readonly definition: ContentTypeDefinition;
  readonly fields: FieldValues;
}

export interface LookUp {
  /** `entryId/locale` of what goes live together with these texts: counts as live. */
  readonly goingLive?: ReadonlySet<string>;
  /**
   * Who asks: of entries of a type they may not read, they are told what any reader could find out, so whether it is live, and nothing else. Left out where
   * nothing is told to anybody: every state as it is, no titles.
   */
  readonly mayName?: (contentType: string) => boolean;
}

const missing: EntryFact = { state: "missing", contentType: "", title: "" };

type OutsideFacts = Pick<CheckFacts, "entries" | "assets">;

/** Facts of each text, in their order. */
export async function findOutsideFacts(reader: Reader, texts: readonly CheckedText[], { goingLive = new Set(), mayName }: LookUp): Promise<OutsideFacts[]> {
  const targets = texts.map(({ definition, fields }) => {
    const places = referencePlaces(definition, fields).filter((place) => idSchema.safeParse(place.id).success);
    const ids = (kind: "entry" | "asset") => [...new Set(places.filter((place) => place.kind === kind).map((place) => place.id))];
    return { entryIds: ids("entry"), assetIds: ids("asset") };
  });
  const entryIds = [...new Set(targets.flatMap((target) => target.entryIds))];
  const states = new Map((await findEntryStates(reader, entryIds)).map((state) => [state.entryId, state]));
  const titles =
    mayName === undefined
      ? []
      : await nameEntries(
          reader,
          texts.flatMap(({ locale }, index) => targets[index]!.entryIds.map((entryId) => ({ entryId, locale }))),
        );
  const titleOf = new Map(titles.map((named) => [`${named.entryId}/${named.locale}`, named]));
  const assets = await findAssets(reader, [...new Set(targets.flatMap((target) => target.assetIds))]);
  const locales = await listLocales(reader);

  return texts.map(({ locale }, index): OutsideFacts => {
    const chain = fallbackChain(locale, locales);
    const entryFact = (entryId: string): EntryFact => {
      const state = states.get(entryId);
      if (state === undefined) return missing;
      const { contentType } = state;
      const isLiveIn = (code: string) => state.liveIn.includes(code) || goingLive.has(`${entryId}/${code}`);
      const place = state.isInBin ? -1 : chain.findIndex(isLiveIn);
      const open = place === 0 ? "live" : place > 0 ? "fallback" : null;
      // An entry that is hidden answers as one that never was: else whoever may write an id into a text could ask about any.
      if (mayName?.(contentType) === false) return open === null ? missing : { state: open, contentType: "", title: "" };
      const title = mayName === undefined ? "" : (titleOf.get(`${entryId}/${locale}`)?.title ?? "");
      return { state: open ?? (state.isInBin ? "bin" : "draft"), contentType, title };
    };
    const { entryIds: entriesHere, assetIds: assetsHere } = targets[index]!;
    return {
      entries: Object.fromEntries(entriesHere.map((id) => [id, entryFact(id)])),
      assets: Object.fromEntries(assetsHere.map((id) => [id, assetFact(assets.get(id), chain)])),
    };
  });
}

function assetFact(asset: Asset | undefined, chain: readonly string[]): AssetFact {
  if (asset === undefined) return { state: "missing", kind: "", fileName: "", alt: "none" };
  const place = chain.findIndex((locale) => asset.texts.some((text) => text.locale === locale && text.alt.trim() !== ""));
  return {
    state: asset.state as AssetFact["state"],
    kind: asset.kind as AssetFact["kind"],
    fileName: asset.fileName,
    alt: place === 0 ? "own" : place > 0 ? "fallback" : "none",
  };
}
