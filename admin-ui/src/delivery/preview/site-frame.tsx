import { createdPreviewLinkSchema } from "@pressbox/shared/delivery/preview.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { callApi } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Notice, Skeleton } from "../../ui/panel.tsx";
import { previewPath } from "./preview.queries.ts";

/** Long enough for a piece of work; a new one is made when the pane is opened again. */
const lifetimeMinutes = 8 * 60;

export interface SiteFrameProps {
  entryId: string;
  locale: string;
  turn: number;
  /** Grows when the person asks for it anew. */
  reloads: number;
}

/**
 * The site's own preview page. It gets a link's token in its address, reads the draft with it, and is told when the draft has changed
 * (`{type: "pressbox:draft-changed"}`): how it follows is its own business.
 */
export function SiteFrame({ entryId, locale, turn, reloads }: SiteFrameProps) {
  const { t } = useTranslation("preview");
  const explain = useProblemText();
  const frame = useRef<HTMLIFrameElement>(null);
  const link = useQuery({
    queryKey: ["delivery", "preview-site-link", entryId, locale],
    queryFn: () => callApi("POST", previewPath(entryId, locale, "preview-links"), createdPreviewLinkSchema, { body: { lifetimeMinutes } }),
    staleTime: (lifetimeMinutes - 60) * 60_000,
    gcTime: lifetimeMinutes * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const url = link.data?.siteUrl ?? null;
  useEffect(() => {
    if (url !== null && turn > 0) frame.current?.contentWindow?.postMessage({ type: "pressbox:draft-changed", entryId, locale }, new URL(url).origin);
  }, [url, turn, entryId, locale]);
  if (link.isError) return <Notice tone="problem">{explain(link.error).text}</Notice>;
  if (link.isPending) return <Skeleton height={320} />;
  if (url === null) return <Notice tone="plain">{t("site.none")}</Notice>;
  return (
    <iframe
      key={reloads}
      ref={frame}
      title={t("site.frame")}
      className="pv-frame"
      // Another origin than ours (the server refuses ours): what it may do, it may do to itself, and it cannot take the window away.
      // oxlint-disable-next-line react/iframe-missing-sandbox -- the rule means frames of one's own origin
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
      referrerPolicy="no-referrer"
      src={url}
    />
  );
}
