/** A document → what readers get: references resolved one level, assets with their texts, rich text as JSON and HTML. Pure. */
import type { ContentTypeDefinition, Field, InnerField } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { DeliveredEntry, DeliveredReference } from "@pressbox/shared/delivery/delivery.schema.ts";
import { deliveredRichText, renderRichTextHtml } from "@pressbox/shared/rich-text/rich-text-html.ts";
import type { DeliveredAsset } from "../../media/media.public.ts";
import type { DeliveryDocument } from "./delivery-document.ts";

export interface Surroundings {
  /** Null for an entry that is not live. */
  reference(entryId: string): DeliveredReference | null;
  /** Null for an asset that is gone or has no file yet. */
  asset(assetId: string): DeliveredAsset | null;
}

/** Every field of the definition is there; one without a value is null, or an empty list. */
export function renderFields(
  definition: Pick<ContentTypeDefinition, "fields">,
  document: Pick<DeliveryDocument, "fields">,
  around: Surroundings,
  isWanted: (field: Field) => boolean = () => true,
): DeliveredEntry["fields"] {
  const fields: Record<string, unknown> = {};
  for (const field of definition.fields) if (isWanted(field)) fields[field.key] = renderField(field, document.fields[field.key], around);
  return fields;
}

function renderField(field: Field | InnerField, value: unknown, around: Surroundings): unknown {
  switch (field.kind) {
    case "rich-text":
      if (value === undefined || value === null) return null;
      return {
        json: deliveredRichText(value),
        html: renderRichTextHtml(value, { resolveEntry: (id) => around.reference(id), resolveAsset: (id) => around.asset(id) }),
      };
    case "reference":
      return oneOrMany(field.many, value, (id) => around.reference(id));
    case "media":
      return oneOrMany(field.many, value, (id) => around.asset(id));
    case "group":
      return value === undefined || value === null ? null : renderRow(field.fields, value as Record<string, unknown>, around);
    case "repeater":
      return (Array.isArray(value) ? (value as Record<string, unknown>[]) : []).map((row) => ({ _id: row["_id"], ...renderRow(field.fields, row, around) }));
    case "tags":
      return value ?? [];
    case "select":
      return value ?? (field.many ? [] : null);
    default:
      return value ?? null;
  }
}

const renderRow = (fields: readonly InnerField[], row: Readonly<Record<string, unknown>>, around: Surroundings) =>
  Object.fromEntries(fields.map((field) => [field.key, renderField(field, row[field.key], around)]));

/** What is not there is absent: left out of a list, null alone. */
function oneOrMany<Shown>(isMany: boolean, value: unknown, show: (id: string) => Shown | null): Shown[] | Shown | null {
  const shown = (Array.isArray(value) ? value : [value]).flatMap((id) => {
    const one = typeof id === "string" && id !== "" ? show(id) : null;
    return one === null ? [] : [one];
  });
  return isMany ? shown : (shown[0] ?? null);
}
