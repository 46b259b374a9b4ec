import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet, IconExternalLink, IconRefresh, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { useCan } from "../../platform/use-me.ts";
import { IconButton } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useReturnedFocus } from "../../ui/use-returned-focus.ts";
import { pageUrl } from "./fetch-page.ts";
import { OwnFrame } from "./own-frame.tsx";
import { previewSitesQuery } from "./preview.queries.ts";
import { type PreviewWidth, usePreviewAddress } from "./preview-address.ts";
import { ShareLinks } from "./share-links.tsx";
import { SiteFrame } from "./site-frame.tsx";
import { useRestedDraft } from "./use-rested-draft.ts";
import { useScale } from "./use-scale.ts";
import "./preview.css";

/** CSS pixels of the devices that are meant. */
const pixels: Readonly<Record<PreviewWidth, number>> = { phone: 390, tablet: 820, desktop: 1280 };
/** Where the focus goes when nothing opened the pane but a link. */
const openLanguage = '.ed-locale[aria-current="page"]';
const icons = { phone: IconDeviceMobile, tablet: IconDeviceTablet, desktop: IconDeviceDesktop } as const;

/** The draft as readers will see it: a phone beside the text, wider screens in its place. It follows what is typed. */
export function PreviewPane() {
  const { t } = useTranslation("preview");
  const { entryId, locale, definition, own, shared } = useEditor();
  const { width, isSite, setWidth, setSite } = usePreviewAddress();
  const can = useCan();
  const turn = useRestedDraft(own, shared);
  const [reloads, setReloads] = useState(0);
  const { data: sites = [] } = useQuery(previewSitesQuery);
  const hasSite = sites.some((site) => site.contentType === definition.key);
  const mayShare = can("entry.share-preview", { contentType: definition.key, locale: locale.code });
  const root = useRef<HTMLElement>(null);
  const stage = useScale(pixels[width ?? "phone"]);
  useReturnedFocus(root, openLanguage);
  if (width === null) return null;
  const close = (): void => setWidth(null);
  const place = { entryId, locale: locale.code, turn };
  return (
    <section
      ref={root}
      className={`pv pv-${width}`}
      aria-label={t("title")}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <header className="pv-head">
        <Segmented
          label={t("width.label")}
          value={width}
          onChange={setWidth}
          options={(["phone", "tablet", "desktop"] as const).map((value) => {
            const Icon = icons[value];
            return {
              value,
              label: (
                <>
                  <Icon aria-hidden size={16} />
                  <span className="pb-visually-hidden">{t(`width.${value}`)}</span>
                </>
              ),
            };
          })}
        />
        {hasSite && mayShare && (
          <Segmented
            label={t("by.label")}
            value={isSite ? "site" : "own"}
            onChange={(by) => setSite(by === "site")}
            options={[
              { value: "own", label: t("by.own") },
              { value: "site", label: t("by.site") },
            ]}
          />
        )}
        <span className="pb-grow" />
        {isSite && (
          <IconButton label={t("reload")} onClick={() => setReloads((count) => count + 1)}>
            <IconRefresh aria-hidden size={18} />
          </IconButton>
        )}
        {mayShare && <ShareLinks entryId={entryId} locale={locale.code} />}
        <a className="pb-icon-button" href={pageUrl(entryId, locale.code)} target="_blank" rel="noreferrer" aria-label={t("newTab")} title={t("newTab")}>
          <IconExternalLink aria-hidden size={18} className="pb-flip" />
        </a>
        <IconButton label={t("close")} onClick={close}>
          <IconX aria-hidden size={18} />
        </IconButton>
      </header>
      <div className="pv-stage" ref={stage}>
        <div className="pv-device">{isSite && hasSite && mayShare ? <SiteFrame {...place} reloads={reloads} /> : <OwnFrame {...place} onEscape={close} />}</div>
      </div>
    </section>
  );
}
