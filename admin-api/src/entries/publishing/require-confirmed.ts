import type { Confirmation } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { Tx } from "../../platform/database/database.ts";
import { findDraftsWithShared } from "../drafts.repository.ts";
import { suggestionsOpen } from "../entries.errors.ts";

interface Confirmable {
  readonly entryId: string;
  readonly version?: number | undefined;
  readonly confirmed?: readonly Confirmation[];
}

/**
 * A person is asked before suggestions are left out of what readers get; a program is not: where they must not stay open, a check that blocks says so.
 * @throws AppError 409 with how many are open, and where
 */
export async function requireConfirmed(tx: Tx, actor: Actor, { entryId, version, confirmed }: Confirmable, locales: readonly string[]): Promise<void> {
  if (actor.kind !== "user" || version !== undefined || confirmed?.includes("open-suggestions")) return;
  const drafts = await findDraftsWithShared(
    tx,
    locales.map((locale) => ({ entryId, locale })),
  );
  const open = drafts.filter((draft) => draft.openSuggestions > 0).map(({ locale, openSuggestions: count }) => ({ locale, count }));
  if (open.length > 0) throw suggestionsOpen(open);
}
