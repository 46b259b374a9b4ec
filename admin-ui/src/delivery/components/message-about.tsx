import type { MessageAbout } from "@pressbox/shared/delivery/delivery.schema.ts";
import { sharedLocale } from "@pressbox/shared/kernel/locale-tag.ts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { entryPath } from "../../entries/entries.public.ts";
import { assetPath } from "../../media/media.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";

type Variants = Extract<MessageAbout, { variants: unknown }>;

/** What a message is about: what will happen, and under it the entries or the file, with a way there. */
export function MessageSubject({ about, type }: { about: MessageAbout; type: string }) {
  return (
    <>
      <div>
        <Act about={about} type={type} />
      </div>
      {"variants" in about && <Entries about={about} />}
      {"fileName" in about && about.assetId !== "" && (
        <Link to={assetPath(about.assetId)} className="delivery-title delivery-subject" dir="auto">
          {about.fileName}
        </Link>
      )}
    </>
  );
}

function Act({ about, type }: { about: MessageAbout; type: string }): string {
  const { t } = useTranslation("delivery");
  const format = useFormat();
  switch (about.kind) {
    case "schedule":
      return t(`messages.subjects.${about.action}At`, { when: format.short(about.dueAt) });
    case "commit":
      return t("messages.subjects.commit", { seq: format.number(about.seq) });
    case "purge-commit":
      return t("messages.subjects.purgeCommit", { seq: format.number(about.seq) });
    case "asset-files":
      return t("messages.subjects.assetFiles");
    case "asset-changed":
      return t("messages.subjects.assetChanged");
    case "asset-upload":
      return t("messages.subjects.assetUpload");
    case "purge-asset":
    case "purge-entry":
      return t("messages.subjects.purge");
    case "purge-all":
      return t("messages.subjects.purgeAll");
    case "mail":
      return t("messages.subjects.mail", { name: about.name });
    case "other":
      return type;
  }
}

function Entries({ about }: { about: Variants }) {
  const { t } = useTranslation("delivery");
  const format = useFormat();
  return (
    <ul>
      {about.variants.map(({ entryId, locale, title }) => (
        <li key={`${entryId}${locale}`} className="delivery-subject">
          <Link to={entryPath(entryId, locale === sharedLocale ? undefined : locale)} className="delivery-title" dir="auto">
            {title || t("messages.untitled")}
          </Link>
          {locale !== sharedLocale && <span className="pb-quiet pb-small"> {format.languageName(locale)}</span>}
        </li>
      ))}
      {about.total > about.variants.length && <li className="pb-quiet pb-small">{t("commits.more", { count: about.total - about.variants.length })}</li>}
    </ul>
  );
}
