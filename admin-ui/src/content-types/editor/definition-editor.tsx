import {
  type ContentTypeDefinition,
  type ContentTypeView,
  contentTypeDefinitionSchema,
  type FieldKind,
  fieldSchema,
} from "@pressbox/shared/content-types/content-types.schema.ts";
import { canonicalJson } from "@pressbox/shared/kernel/canonical-json.ts";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker, useNavigate } from "react-router";
import { ApiProblem } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { Notice, Panel } from "../../ui/panel.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useSaveContentType } from "../content-types.mutations.ts";
import { contentTypesQuery } from "../content-types.queries.ts";
import { BasicsPanel } from "./basics-panel.tsx";
import { changeDefinition, type Faults, faultsOf, toDefinition, toState } from "./definition-state.ts";
import { FieldEditor } from "./field-editor.tsx";
import { FieldRows } from "./field-rows.tsx";
import { JsonView } from "./json-view.tsx";

const allKinds: readonly FieldKind[] = [
  "text",
  "rich-text",
  "slug",
  "media",
  "reference",
  "tags",
  "select",
  "number",
  "boolean",
  "date-time",
  "group",
  "repeater",
  "json",
];

/** Form and JSON of one definition. Faults stand at their place as soon as saving was tried; nothing typed is lost. */
export function DefinitionEditor({ before, start }: { before: ContentTypeView | null; start: ContentTypeDefinition }) {
  const { t } = useTranslation(["content-types", "identity"]);
  const can = useCan();
  const navigate = useNavigate();
  const explain = useProblemText();
  const [state, dispatch] = useReducer(changeDefinition, start, toState);
  const [mode, setMode] = useState<"form" | "json">("form");
  const [openId, setOpenId] = useState<number | null>(null);
  const [addedId, setAddedId] = useState<number | null>(null);
  const [wasTried, setWasTried] = useState(false);
  const [isJsonBroken, setIsJsonBroken] = useState(false);
  const [spoken, setSpoken] = useState("");
  const isLeaving = useRef(false);
  const { data: types = [] } = useQuery(contentTypesQuery);
  const save = useSaveContentType(before);

  const definition = toDefinition(state);
  const isChanged = canonicalJson(definition) !== canonicalJson(start);
  const isReadOnly = !can("content-type.edit");
  const faults: Faults = wasTried ? faultsOf(definition) : new Map();
  const serverFaults = serverFaultsOf(save.error, definition);
  const faultAt = (path: string): string | undefined => faults.get(path) ?? serverFaults.get(path);
  const faultCount = faults.size + serverFaults.size;
  const textKeys = state.rows.flatMap((row) => (row.field.kind === "text" ? [row.field.key] : []));
  const blocker = useBlocker(() => isChanged && !isLeaving.current);

  async function submit(): Promise<void> {
    setWasTried(true);
    const found = faultsOf(definition);
    if (found.size > 0) {
      const row = /^fields\.(\d+)/.exec([...found.keys()][0] ?? "")?.[1];
      if (row !== undefined) setOpenId(state.rows[Number(row)]?.id ?? null);
      return;
    }
    const saved = await save.mutateAsync(contentTypeDefinitionSchema.parse(definition));
    isLeaving.current = true;
    showToast({
      tone: "done",
      text: before === null ? t("edit.created", { name: definition.label }) : t("edit.saved", { name: definition.label, version: saved.version }),
    });
    await navigate("/settings/content-types");
  }

  function move(id: number, to: number): void {
    const row = state.rows.find((each) => each.id === id);
    const place = Math.min(state.rows.length, Math.max(1, to + 1));
    dispatch({ act: "move", id, to });
    setSpoken(t("edit.moved", { field: row?.field.label ?? "", place, total: state.rows.length }));
  }

  function add(): void {
    const keys = new Set(state.rows.map((row) => row.field.key));
    let number = state.rows.length + 1;
    while (keys.has(`field${number}`)) number++;
    dispatch({ act: "add", field: { ...fieldSchema.parse({ kind: "text", key: `field${number}`, label: "x" }), label: "", key: "" } });
    setOpenId(state.nextId);
    setAddedId(state.nextId);
  }

  /** A new field opens under what is in sight: bring it there, with the cursor in its label. */
  useEffect(() => {
    const editor = addedId === null ? null : document.querySelector(`[data-field="${addedId}"]`)?.closest(".field-row");
    if (!editor) return;
    editor.scrollIntoView({ block: "center" });
    editor.querySelector<HTMLInputElement>(".field-editor input")?.focus({ preventScroll: true });
  }, [addedId]);

  return (
    <ScrollPage width="form">
      <PageCrumbs
        items={[
          { label: t("identity:settings.title"), to: "/settings" },
          { label: t("title"), to: "/settings/content-types" },
          { label: before?.definition.label ?? t("edit.newTitle") },
        ]}
      />
      <PageHead
        title={before?.definition.label ?? t("edit.newTitle")}
        note={before === null ? undefined : t("edit.versionNote", { version: before.version })}
        actions={
          <Segmented
            label={t("edit.view")}
            value={mode}
            onChange={setMode}
            options={[
              { value: "form", label: t("edit.form") },
              { value: "json", label: t("edit.json") },
            ]}
          />
        }
      />
      {save.error !== null && serverFaults.size === 0 && <Notice tone="problem">{explain(save.error).text}</Notice>}
      {mode === "json" ? (
        <JsonView
          definition={definition}
          isReadOnly={isReadOnly}
          onBroken={setIsJsonBroken}
          onChange={(next) => {
            dispatch({ act: "replace", definition: next });
            setOpenId(null);
          }}
        />
      ) : (
        <>
          <BasicsPanel
            basics={state.basics}
            isNew={before === null}
            isReadOnly={isReadOnly}
            textKeys={textKeys}
            faultAt={faultAt}
            onChange={(part) => dispatch({ act: "basics", part })}
          />
          <Panel title={t("fields")} aside={String(state.rows.length)}>
            {faultAt("fields") !== undefined && (
              <div className="definition-form">
                <Notice tone="problem">{faultAt("fields")}</Notice>
              </div>
            )}
            <FieldRows
              rows={state.rows}
              isReadOnly={isReadOnly}
              isFaulty={(index) => [...faults.keys(), ...serverFaults.keys()].some((path) => path.startsWith(`fields.${index}.`))}
              openId={openId}
              onOpen={setOpenId}
              renderEditor={({ id, field }, index) => (
                <FieldEditor
                  field={field}
                  kinds={allKinds}
                  textKeys={textKeys}
                  typeChoices={types.map((type) => ({ key: type.key, label: type.definition.label }))}
                  isReadOnly={isReadOnly}
                  faultAt={(path) => faultAt(`fields.${index}.${path}`)}
                  onChange={(next) => dispatch({ act: "change", id, field: next })}
                />
              )}
              onRemove={(id) => {
                setSpoken(t("edit.removed", { field: state.rows.find((row) => row.id === id)?.field.label ?? "" }));
                dispatch({ act: "remove", id });
              }}
              onMove={move}
            />
            {!isReadOnly && (
              <div className="definition-add">
                <Button icon={<IconPlus aria-hidden size={16} />} onClick={add}>
                  {t("edit.addField")}
                </Button>
              </div>
            )}
          </Panel>
        </>
      )}
      {!isReadOnly && (
        <div className="definition-dock">
          <span className="pb-small pb-muted pb-grow" role="status">
            {faultCount > 0 ? (
              <span className="pb-field-problem">{t("edit.faults", { count: faultCount })}</span>
            ) : isChanged ? (
              t("edit.unsaved")
            ) : (
              t("edit.noChanges")
            )}
          </span>
          {isChanged && (
            <Button tone="ghost" onClick={() => dispatch({ act: "replace", definition: start })}>
              {t("edit.discard")}
            </Button>
          )}
          <Button tone="primary" disabled={!isChanged || isJsonBroken} isBusy={save.isPending} onClick={() => void submit().catch(() => undefined)}>
            {before === null ? t("edit.create") : t("edit.save", { version: before.version + 1 })}
          </Button>
        </div>
      )}
      <span className="pb-visually-hidden" role="status" aria-live="polite">
        {spoken}
      </span>
      <ConfirmDialog
        title={t("edit.leaveTitle")}
        confirmLabel={t("edit.leaveConfirm")}
        tone="danger"
        isOpen={blocker.state === "blocked"}
        onConfirm={() => blocker.proceed?.()}
        onClose={() => blocker.reset?.()}
      >
        {t("edit.leaveText")}
      </ConfirmDialog>
    </ScrollPage>
  );
}

/** The server names a field by its key (`definition.fields.<key>`), the form by its place. */
function serverFaultsOf(error: unknown, definition: ContentTypeDefinition): Faults {
  if (!(error instanceof ApiProblem)) return new Map();
  return new Map(
    error.errors.map((fault) => {
      const key = /^definition\.fields\.([^.]+)/.exec(fault.path)?.[1];
      const index = key === undefined ? -1 : definition.fields.findIndex((field) => field.key === key);
      return [index < 0 ? fault.path.replace(/^definition\./, "") : `fields.${index}.${fault.rule === "kind_changed" ? "kind" : "key"}`, fault.message];
    }),
  );
}
