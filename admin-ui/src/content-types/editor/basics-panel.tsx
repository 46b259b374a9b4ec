import { useTranslation } from "react-i18next";
import { SelectField, TextAreaField, TextField } from "../../ui/field.tsx";
import { Panel } from "../../ui/panel.tsx";
import { contentTypeIcons } from "../content-type-icon.tsx";
import type { DefinitionState } from "./definition-state.ts";

/** Names, icon, title field and public address of a type. */
export function BasicsPanel({
  basics,
  isNew,
  isReadOnly,
  textKeys,
  faultAt,
  onChange,
}: {
  basics: DefinitionState["basics"];
  isNew: boolean;
  isReadOnly: boolean;
  textKeys: readonly string[];
  faultAt: (path: string) => string | undefined;
  onChange: (part: Partial<DefinitionState["basics"]>) => void;
}) {
  const { t } = useTranslation("content-types");
  return (
    <Panel title={t("edit.basics")}>
      <fieldset className="definition-form" disabled={isReadOnly}>
        <legend className="pb-visually-hidden">{t("edit.basics")}</legend>
        <div className="form-pair">
          <TextField
            label={t("edit.label")}
            value={basics.label}
            maxLength={100}
            dir="auto"
            problem={faultAt("label")}
            onChange={(event) => {
              const label = event.currentTarget.value;
              onChange(isNew && (basics.key === "" || basics.key === typeKey(basics.label)) ? { label, key: typeKey(label) } : { label });
            }}
          />
          <TextField
            label={t("edit.labelPlural")}
            value={basics.labelPlural}
            maxLength={100}
            dir="auto"
            problem={faultAt("labelPlural")}
            onChange={(event) => onChange({ labelPlural: event.currentTarget.value })}
          />
        </div>
        <div className="form-pair">
          <TextField
            label={t("edit.key")}
            value={basics.key}
            readOnly={!isNew}
            maxLength={64}
            dir="ltr"
            spellCheck={false}
            help={t("edit.keyHelp")}
            problem={faultAt("key")}
            onChange={(event) => onChange({ key: event.currentTarget.value })}
          />
          <SelectField label={t("edit.icon")} value={basics.icon} problem={faultAt("icon")} onChange={(event) => onChange({ icon: event.currentTarget.value })}>
            {[...new Set([basics.icon, ...Object.keys(contentTypeIcons)])].map((icon) => (
              <option key={icon} value={icon}>
                {icon}
              </option>
            ))}
          </SelectField>
        </div>
        <TextAreaField
          label={t("edit.description")}
          value={basics.description}
          maxLength={500}
          rows={2}
          dir="auto"
          problem={faultAt("description")}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
        <div className="form-pair">
          <SelectField
            label={t("edit.titleField")}
            value={basics.titleField}
            help={t("edit.titleFieldHelp")}
            problem={faultAt("titleField")}
            onChange={(event) => onChange({ titleField: event.currentTarget.value })}
          >
            {[...new Set([...textKeys, basics.titleField])].map((key) => (
              <option key={key} value={key}>
                {key}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t("edit.urlTemplate")}
            value={basics.urlTemplate}
            maxLength={200}
            dir="ltr"
            spellCheck={false}
            help={t("edit.urlTemplateHelp")}
            problem={faultAt("urlTemplate")}
            onChange={(event) => onChange({ urlTemplate: event.currentTarget.value })}
          />
        </div>
      </fieldset>
    </Panel>
  );
}

/** `match-report` out of `Match report`. */
const typeKey = (label: string): string =>
  label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 64);
