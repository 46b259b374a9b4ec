import { IconMapQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { EmptyState } from "../../ui/panel.tsx";

/** An address that leads nowhere. */
export function MissingPage() {
  const { t } = useTranslation("platform");
  return (
    <>
      <PageCrumbs items={[{ label: t("page.missingTitle") }]} />
      <EmptyState
        icon={<IconMapQuestion size={36} stroke={1.5} />}
        title={t("page.missingTitle")}
        isPage
        action={
          <Link to="/" className="pb-link">
            {t("page.home")}
          </Link>
        }
      >
        {t("page.missingText")}
      </EmptyState>
    </>
  );
}
