import type { Grant } from "@pressbox/shared/identity/identity.permissions.ts";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Tag } from "../../ui/status-chip.tsx";

/** Roles of a person with where they hold: "Translator, Spanish". */
export function GrantList({ grants, typeLabel }: { grants: readonly Grant[]; typeLabel: (key: string) => string }) {
  const { t } = useTranslation("identity");
  const format = useFormat();
  const words = (grant: Grant): string => {
    const parts = { role: t(`roles.${grant.role}`), contentType: typeLabel(grant.contentType), locale: format.languageName(grant.locale) };
    if (grant.contentType === "*" && grant.locale === "*") return parts.role;
    if (grant.contentType === "*") return t("grants.scopeLocale", parts);
    return grant.locale === "*" ? t("grants.scopeType", parts) : t("grants.scopeBoth", parts);
  };
  return (
    <span className="grant-list">
      {grants.map((grant) => (
        <Tag key={`${grant.role} ${grant.contentType} ${grant.locale}`}>{words(grant)}</Tag>
      ))}
    </span>
  );
}
