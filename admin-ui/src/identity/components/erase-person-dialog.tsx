import type { UserView } from "@pressbox/shared/identity/identity.schema.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { CheckField } from "../../ui/field.tsx";
import { Notice } from "../../ui/panel.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useErasePerson } from "../identity.mutations.ts";

/** Says what goes and what stays before a person is erased: it cannot be undone. */
export function ErasePersonDialog({ user, isOpen, onClose }: { user: UserView; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation("identity");
  const explain = useProblemText();
  const [comments, setComments] = useState(false);
  const erase = useErasePerson();
  return (
    <ConfirmDialog
      title={t("erase.title", { name: user.name })}
      confirmLabel={t("erase.confirm", { name: user.name })}
      tone="danger"
      isOpen={isOpen}
      isBusy={erase.isPending}
      onConfirm={() =>
        erase.mutate(
          { user, comments },
          {
            onSuccess: () => {
              showToast({ tone: "done", text: t("erase.done") });
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <div className="erase-person">
        {erase.error !== null && <Notice tone="problem">{explain(erase.error).text}</Notice>}
        <p>
          <b>{t("erase.goesTitle")}</b> {t("erase.goes")}
        </p>
        <p>
          <b>{t("erase.staysTitle")}</b> {t("erase.stays")}
        </p>
        <CheckField
          label={t("erase.comments")}
          help={t("erase.commentsHelp")}
          checked={comments}
          onChange={(event) => setComments(event.currentTarget.checked)}
        />
        <p className="pb-small pb-quiet">{t("erase.forGood")}</p>
      </div>
    </ConfirmDialog>
  );
}
