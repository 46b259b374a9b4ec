import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { slugFrom } from "@pressbox/shared/content-types/slug.ts";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../../ui/button.tsx";
import { changeField, useDraftField } from "../../draft/use-draft.ts";
import { useEditor, useFieldDraft } from "../editor-context.tsx";
import type { ControlIds } from "./control-ids.ts";
import { SharedText } from "./shared-text.tsx";
import { stringOf } from "./strings-of.ts";

/** The address, with a button that takes it from the headline again. Empty, it says what publishing will take. */
export function SlugControl({ field, control }: { field: Extract<Field, { kind: "slug" }>; control: ControlIds }) {
  const { t } = useTranslation("entries");
  const { definition, locale } = useEditor();
  const { draft, canWrite } = useFieldDraft(field);
  const source = definition.fields.find((each) => each.key === field.from) ?? field;
  const title = stringOf(useDraftField(draft, source));
  const proposal = slugFrom(title, locale.code);
  return (
    <span className="ed-slug">
      <SharedText
        {...control}
        draft={draft}
        field={field}
        canWrite={canWrite}
        isMultiline={false}
        dir="auto"
        placeholder={proposal === "" ? "" : t("editor.field.slugProposed", { slug: proposal })}
      />
      {canWrite && (
        <IconButton label={t("editor.field.takeSlug")} disabled={proposal === ""} onClick={() => changeField(draft, definition, field.key, proposal)}>
          <IconRefresh aria-hidden size={16} />
        </IconButton>
      )}
    </span>
  );
}
