import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { MediaChange, MediaView } from "./media-view.ts";
import "./facets.css";

const facets = { kind: ["image", "clip"], state: ["ready", "processing", "failed"], used: ["live", "nowhere"] } as const;

/** What narrows the library: one value of each group, a second click takes it away. */
export function Facets({ view, change }: { view: MediaView; change: (values: MediaChange) => void }) {
  const { t } = useTranslation("media");
  return (
    <aside className="facets" aria-label={t("library.filters")}>
      {(Object.keys(facets) as (keyof typeof facets)[]).map((group) => (
        <FacetGroup key={group} label={t(`facets.${group}`)}>
          {facets[group].map((value) => (
            <button
              key={value}
              type="button"
              aria-pressed={view[group] === value}
              className="facet"
              onClick={() => change({ [group]: view[group] === value ? "" : value })}
            >
              <span className="facet-box" aria-hidden>
                {view[group] === value && <IconCheck size={12} stroke={3} />}
              </span>
              <span className="pb-truncate">{t(`facets.${value}`)}</span>
            </button>
          ))}
        </FacetGroup>
      ))}
    </aside>
  );
}

function FacetGroup({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <fieldset className="facet-group">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
