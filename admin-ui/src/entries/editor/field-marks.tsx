import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { useEditorPlugins } from "./editor-plugin.ts";

/** What other features show beside a field's name. */
export function FieldMarks({ field }: { field: Field }) {
  const plugins = useEditorPlugins();
  return <span className="ed-marks">{plugins.map(({ name, FieldMark }) => FieldMark && <FieldMark key={name} field={field} />)}</span>;
}
