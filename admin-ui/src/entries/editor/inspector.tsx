import { IconHistory, IconLanguage, IconPhoto, IconSend } from "@tabler/icons-react";
import { type ComponentType, type KeyboardEvent, lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { loadTexts } from "../../platform/i18n/i18n.ts";
import type { PublishAsk } from "../publish/publish-panel.tsx";
import { type EditorPlugin, useEditorPlugins } from "./editor-plugin.ts";
import { type EditorView, ownPanels } from "./use-editor-view.ts";

/** Asked for with the page and not waited for: one writes before one publishes. */
const publishPanel = import("../publish/publish-panel.tsx");
publishPanel.catch(() => undefined);
const PublishPanel = lazy(async () => ({ default: (await publishPanel).PublishPanel }));
const LanguagesPanel = lazy(async () => ({ default: (await import("../panels/languages-panel.tsx")).LanguagesPanel }));
const MediaPanel = lazy(async () => ({ default: (await import("../panels/media-panel.tsx")).MediaPanel }));
const HistoryPanel = lazy(async () => {
  const [panel] = await Promise.all([import("../panels/history-panel.tsx"), loadTexts(["versions"])]);
  return { default: panel.HistoryPanel };
});

const icons = { publish: IconSend, languages: IconLanguage, media: IconPhoto, history: IconHistory } as const;

/** The right column: tabs by arrow keys, one panel at a time. The workspace's own tabs, then those of the plugins; history stays next to the end. */
export function Inspector({ view, publish }: { view: EditorView; publish: PublishAsk }) {
  const { t } = useTranslation("entries");
  const plugins = useEditorPlugins().filter((plugin): plugin is PanelPlugin => plugin.panel !== undefined);
  const names = [...ownPanels.filter((name) => name !== "history"), ...plugins.map((plugin) => plugin.name), "history"];
  const open = names.includes(view.panel) ? view.panel : "publish";
  const OpenPanel = plugins.find((plugin) => plugin.name === open)?.panel.Panel;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = names[(names.indexOf(open) + (isRtl ? -step : step) + names.length) % names.length]!;
    view.setPanel(next);
    document.getElementById(`ed-tab-${next}`)?.focus();
  };
  return (
    <aside className="ed-inspector" aria-label={t("editor.inspector.title")}>
      <div role="tablist" className="ed-tabs" aria-label={t("editor.inspector.title")} onKeyDown={onKeyDown}>
        {names.map((name) => {
          const tab = { name, isOpen: name === open, onOpen: () => view.setPanel(name) };
          const plugin = plugins.find((each) => each.name === name);
          return plugin === undefined ? (
            <OwnTab key={name} {...tab} name={name as (typeof ownPanels)[number]} />
          ) : (
            <PluginTab key={name} {...tab} plugin={plugin} />
          );
        })}
      </div>
      <div role="tabpanel" id="ed-panel" aria-labelledby={`ed-tab-${open}`} className="ed-panel">
        <Suspense>
          {open === "publish" && <PublishPanel ask={publish} />}
          {open === "languages" && <LanguagesPanel beside={view.beside} onBeside={view.setBeside} />}
          {open === "media" && <MediaPanel />}
          {open === "history" && <HistoryPanel />}
          {OpenPanel !== undefined && <OpenPanel />}
        </Suspense>
      </div>
    </aside>
  );
}

type PanelPlugin = EditorPlugin & Required<Pick<EditorPlugin, "panel">>;

interface TabProps {
  name: string;
  isOpen: boolean;
  onOpen: () => void;
}

function OwnTab({ name, ...tab }: TabProps & { name: (typeof ownPanels)[number] }) {
  const { t } = useTranslation("entries");
  return <Tab name={name} icon={icons[name]} label={t(`editor.inspector.${name}`)} {...tab} />;
}

function PluginTab({ plugin: { panel }, ...tab }: TabProps & { plugin: PanelPlugin }) {
  const { t } = useTranslation("entries");
  return <Tab icon={panel.icon} label={t(panel.label)} badge={panel.Badge && <panel.Badge />} {...tab} />;
}

interface DrawnTabProps extends TabProps {
  icon: ComponentType<{ size: number; stroke: number; "aria-hidden": true; className?: string }>;
  label: string;
  badge?: ReactNode;
}

function Tab({ name, icon: Icon, label, badge, isOpen, onOpen }: DrawnTabProps) {
  return (
    <button type="button" role="tab" id={`ed-tab-${name}`} aria-selected={isOpen} aria-controls="ed-panel" tabIndex={isOpen ? 0 : -1} onClick={onOpen}>
      <Icon aria-hidden size={18} stroke={1.75} {...(name === "publish" ? { className: "pb-flip" } : {})} />
      {label}
      {badge}
    </button>
  );
}
