import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { ProblemPage } from "../../platform/error-boundary.tsx";
import { ScrollPage } from "../../ui/page.tsx";
import { Panel, Skeleton } from "../../ui/panel.tsx";
import { contentTypeQuery } from "../content-types.queries.ts";
import { DefinitionEditor } from "../editor/definition-editor.tsx";
import { newDefinition } from "../editor/definition-state.ts";
import "../editor/definition-editor.css";

/** One content type: what is in force, and its editor. `new` is the address of one that is not there yet. */
export function ContentTypePage() {
  const { key = "new" } = useParams();
  return key === "new" ? <DefinitionEditor key="new" before={null} start={newDefinition} /> : <KnownType key={key} typeKey={key} />;
}

function KnownType({ typeKey }: { typeKey: string }) {
  const { t } = useTranslation("content-types");
  const { data, error, refetch } = useQuery(contentTypeQuery(typeKey));
  if (error !== null && data === undefined) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <ScrollPage width="form">
        <Panel title={t("edit.basics")}>
          <div className="definition-form">
            <Skeleton width="40%" />
            <Skeleton width="70%" />
            <Skeleton width="55%" />
          </div>
        </Panel>
      </ScrollPage>
    );
  return <DefinitionEditor before={data} start={data.definition} />;
}
