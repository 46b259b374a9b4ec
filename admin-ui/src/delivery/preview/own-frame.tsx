import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { Notice, Skeleton } from "../../ui/panel.tsx";
import { fetchPreviewPage } from "./fetch-page.ts";
import { followPage } from "./follow-page.ts";

export interface OwnFrameProps {
  entryId: string;
  locale: string;
  /** Grows when the draft has changed. */
  turn: number;
  onEscape: () => void;
}

/** Our own rendering: loaded once, then brought to each new state in place. No script runs in there. */
export function OwnFrame({ entryId, locale, turn, onEscape }: OwnFrameProps) {
  const { t } = useTranslation("preview");
  const explain = useProblemText();
  const frame = useRef<HTMLIFrameElement>(null);
  const page = useQuery({
    queryKey: ["delivery", "preview-page", entryId, locale, turn],
    queryFn: ({ signal }) => fetchPreviewPage(entryId, locale, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const html = page.data;
  const [first, setFirst] = useState<string>();
  if (first === undefined && html !== undefined) setFirst(html);
  const isLoaded = useRef(false);
  useEffect(() => {
    const shown = frame.current?.contentDocument;
    if (isLoaded.current && shown && html !== undefined) followPage(shown, html);
  }, [html]);
  return (
    <>
      {page.isError && <Notice tone="problem">{`${explain(page.error).text} ${html === undefined ? "" : t("kept")}`}</Notice>}
      {first === undefined && page.isPending && <Skeleton height={320} />}
      {first !== undefined && (
        <iframe
          ref={frame}
          title={t("frame")}
          className="pv-frame"
          sandbox="allow-same-origin"
          srcDoc={first}
          onLoad={(event) => {
            const shown = event.currentTarget.contentDocument;
            isLoaded.current = true;
            if (shown && html !== undefined && html !== first) followPage(shown, html);
            shown?.addEventListener("keydown", (key) => key.key === "Escape" && onEscape());
          }}
        />
      )}
    </>
  );
}
