import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/panel.tsx";
import { type Draft, isRefusedGeneration } from "../draft/draft-connection.ts";
import { useDraftState } from "../draft/use-draft.ts";
import { useEditor } from "./editor-context.tsx";

/** Why there is no editor, and what can be done. */
export function RefusedDraft({ draft }: { draft: Draft }) {
  const { t } = useTranslation("entries");
  const state = useDraftState(draft, (whole) => whole);
  if (isRefusedGeneration(state))
    return (
      <div className="ed-refused">
        <Notice tone="warning" action={<Button onClick={() => void draft.setLocalCopyAside()}>{t("editor.refused.discard")}</Button>}>
          {t("editor.refused.generation", { count: state.unsaved })}
        </Notice>
      </div>
    );
  return (
    <div className="ed-refused">
      <Notice tone="problem" action={<Button onClick={() => window.location.reload()}>{t("editor.refused.again")}</Button>}>
        {t(
          state.refusal === "not-allowed"
            ? "editor.refused.notAllowed"
            : state.refusal === "not-found"
              ? "editor.refused.notFound"
              : "editor.refused.unavailable",
        )}
      </Notice>
    </div>
  );
}

/** This tab is older than the server: it reads, and reloads. */
export function OutdatedNotice() {
  const { t } = useTranslation("entries");
  const { own } = useEditor();
  if (!useDraftState(own, (state) => state.isOutdated)) return null;
  return (
    <Notice
      tone="warning"
      action={
        <Button size="small" onClick={() => window.location.reload()}>
          {t("editor.refused.reload")}
        </Button>
      }
    >
      {t("editor.refused.outdated")}
    </Notice>
  );
}
