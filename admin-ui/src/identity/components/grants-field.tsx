import { type Grant, type Role, roles } from "@pressbox/shared/identity/identity.permissions.ts";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "../../ui/button.tsx";
import { SelectField } from "../../ui/field.tsx";

export interface ScopeChoices {
  readonly types: readonly { key: string; label: string }[];
  readonly locales: readonly { code: string; name: string }[];
}

/** Roles a person holds, each for one content type or all, in one locale or all. */
export function GrantsField({
  value,
  onChange,
  scopes,
  problem,
}: {
  value: readonly Grant[];
  onChange: (value: Grant[]) => void;
  scopes: ScopeChoices;
  problem?: string | undefined;
}) {
  const { t } = useTranslation("identity");
  const change = (index: number, part: Partial<Grant>): void => onChange(value.map((grant, at) => (at === index ? { ...grant, ...part } : grant)));
  return (
    <fieldset className="grants-field">
      <legend className="pb-label">{t("grants.label")}</legend>
      {value.map((grant, index) => (
        // Rows have no identity of their own: the same role may stand twice with other limits.
        <div key={index} className="grants-row">
          <SelectField
            label={t("grants.role")}
            isLabelHidden
            value={grant.role}
            onChange={(event) => change(index, { role: event.currentTarget.value as Role })}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </SelectField>
          <ScopeFields grant={grant} onChange={(part) => change(index, part)} scopes={scopes} />
          <IconButton
            label={t("grants.remove", { number: index + 1 })}
            disabled={value.length === 1}
            onClick={() => onChange(value.filter((_grant, at) => at !== index))}
          >
            <IconX aria-hidden size={16} />
          </IconButton>
        </div>
      ))}
      {problem !== undefined && (
        <p className="pb-field-problem" role="alert">
          {problem}
        </p>
      )}
      <p className="pb-field-help">{t(`roleNotes.${value.at(-1)?.role ?? "editor"}`)}</p>
      <div>
        <Button
          size="small"
          tone="ghost"
          icon={<IconPlus aria-hidden size={14} />}
          onClick={() => onChange([...value, { role: "editor", contentType: "*", locale: "*" }])}
        >
          {t("grants.add")}
        </Button>
      </div>
    </fieldset>
  );
}

/** Where a role holds: one content type or all, one locale or all. */
export function ScopeFields({
  grant,
  onChange,
  scopes,
  areLabelsShown = false,
}: {
  grant: Pick<Grant, "contentType" | "locale">;
  onChange: (part: Partial<Pick<Grant, "contentType" | "locale">>) => void;
  scopes: ScopeChoices;
  areLabelsShown?: boolean;
}) {
  const { t } = useTranslation("identity");
  return (
    <>
      <SelectField
        label={t("grants.contentType")}
        isLabelHidden={!areLabelsShown}
        value={grant.contentType}
        onChange={(event) => onChange({ contentType: event.currentTarget.value })}
      >
        <option value="*">{t("grants.everyType")}</option>
        {scopes.types.map((type) => (
          <option key={type.key} value={type.key}>
            {type.label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("grants.locale")}
        isLabelHidden={!areLabelsShown}
        value={grant.locale}
        onChange={(event) => onChange({ locale: event.currentTarget.value })}
      >
        <option value="*">{t("grants.everyLocale")}</option>
        {scopes.locales.map((locale) => (
          <option key={locale.code} value={locale.code}>
            {locale.name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
