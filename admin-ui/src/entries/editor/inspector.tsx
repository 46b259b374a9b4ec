import { IconHistory, IconLanguage, IconPhoto, IconSend } from "@tabler/icons-react";
import { type KeyboardEvent, lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { PublishPanel } from "../publish/publish-panel.tsx";
import { type EditorView, type PanelName, panels } from "./use-editor-view.ts";

const LanguagesPanel = lazy(async () => ({ default: (await import("../panels/languages-panel.tsx")).LanguagesPanel }));
const MediaPanel = lazy(async () => ({ default: (await import("../panels/media-panel.tsx")).MediaPanel }));
const HistoryPanel = lazy(async () => ({ default: (await import("../panels/history-panel.tsx")).HistoryPanel }));

const icons = { publish: IconSend, languages: IconLanguage, media: IconPhoto, history: IconHistory } as const;

/** The right column: tabs by arrow keys, one panel at a time. */
export function Inspector({ view, publishRequest }: { view: EditorView; publishRequest: number }) {
  const { t } = useTranslation("entries");
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = panels[(panels.indexOf(view.panel) + (isRtl ? -step : step) + panels.length) % panels.length]!;
    view.setPanel(next);
    document.getElementById(`ed-tab-${next}`)?.focus();
  };
  return (
    <aside className="ed-inspector" aria-label={t("editor.inspector.title")}>
      <div role="tablist" className="ed-tabs" aria-label={t("editor.inspector.title")} onKeyDown={onKeyDown}>
        {panels.map((panel) => (
          <Tab key={panel} panel={panel} isOpen={panel === view.panel} onOpen={() => view.setPanel(panel)} />
        ))}
      </div>
      <div role="tabpanel" id="ed-panel" aria-labelledby={`ed-tab-${view.panel}`} className="ed-panel">
        {view.panel === "publish" && <PublishPanel publishRequest={publishRequest} />}
        <Suspense>
          {view.panel === "languages" && <LanguagesPanel beside={view.beside} onBeside={view.setBeside} />}
          {view.panel === "media" && <MediaPanel />}
          {view.panel === "history" && <HistoryPanel />}
        </Suspense>
      </div>
    </aside>
  );
}

function Tab({ panel, isOpen, onOpen }: { panel: PanelName; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation("entries");
  const Icon = icons[panel];
  return (
    <button type="button" role="tab" id={`ed-tab-${panel}`} aria-selected={isOpen} aria-controls="ed-panel" tabIndex={isOpen ? 0 : -1} onClick={onOpen}>
      <Icon aria-hidden size={18} stroke={1.75} {...(panel === "publish" ? { className: "pb-flip" } : {})} />
      {t(`editor.inspector.${panel}`)}
    </button>
  );
}
