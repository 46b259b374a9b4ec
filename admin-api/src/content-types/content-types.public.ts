import { contentTypeDefinitionSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { Clock } from "../platform/clock.ts";
import type { Tx } from "../platform/database/database.ts";
import { findContentType, insertContentType } from "./content-types.repository.ts";
import { editorialTypes } from "./seeded-types/editorial-types.ts";
import { sportTypes } from "./seeded-types/sport-types.ts";

export type { ContentType } from "./content-types.repository.ts";
export { findContentType as getContentType, findContentTypes as listContentTypes, findDefinition as getDefinitionVersion } from "./content-types.repository.ts";

/** Makes the newsroom's own types; those that are there already stay as they are. */
export async function seedContentTypes(tx: Tx, clock: Clock): Promise<void> {
  for (const input of [...editorialTypes, ...sportTypes]) {
    if (await findContentType(tx, input.key)) continue;
    await insertContentType(tx, { definition: contentTypeDefinitionSchema.parse(input), createdById: "system", at: clock.now() });
  }
}
