import { type ContentTypeDefinition, contentTypeDefinitionSchema } from "@pressbox/shared/content-types/content-types.schema.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextAreaField } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";

/** The definition as text. What is not a definition yet stays in the text and is not taken over. */
export function JsonView({
  definition,
  isReadOnly,
  onChange,
  onBroken,
}: {
  definition: ContentTypeDefinition;
  isReadOnly: boolean;
  onChange: (definition: ContentTypeDefinition) => void;
  onBroken: (isBroken: boolean) => void;
}) {
  const { t } = useTranslation("content-types");
  const [text, setText] = useState(() => JSON.stringify(definition, null, 2));
  const [problem, setProblem] = useState<string | undefined>(undefined);

  function take(next: string): void {
    setText(next);
    const found = problemOf(next);
    setProblem(typeof found === "string" ? (found.startsWith("{}") ? found.slice(2) : t("edit.jsonBroken", { reason: found })) : undefined);
    onBroken(typeof found === "string");
    if (typeof found !== "string") onChange(found);
  }

  return (
    <Panel>
      <div className="definition-form definition-json">
        <TextAreaField
          label={t("edit.json")}
          help={t("edit.jsonHelp")}
          value={text}
          rows={28}
          dir="ltr"
          spellCheck={false}
          readOnly={isReadOnly}
          problem={problem}
          onChange={(event) => take(event.currentTarget.value)}
        />
      </div>
    </Panel>
  );
}

/** The definition, or why the text is none; `{}` in front: it is JSON, but not a definition. */
function problemOf(text: string): ContentTypeDefinition | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const parsed = contentTypeDefinitionSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return `{}${parsed.error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`)
    .join("; ")}`;
}
