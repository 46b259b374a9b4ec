import { type CheckLevel, type CheckName, type CheckSetting, type CheckSettings, checkLevels } from "@pressbox/shared/workflow/workflow.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { contentTypesQuery } from "../../content-types/content-types.public.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { PageCrumbs } from "../../platform/page-crumbs.tsx";
import { useCan } from "../../platform/use-me.ts";
import { SelectField } from "../../ui/field.tsx";
import { PageHead, ScrollPage } from "../../ui/page.tsx";
import { Notice, Panel, Skeleton } from "../../ui/panel.tsx";
import { Table } from "../../ui/table.tsx";
import { showToast } from "../../ui/toasts.tsx";
import { useChangeCheckSetting } from "../workflow.mutations.ts";
import { checkSettingsQuery } from "../workflow.queries.ts";
import "./checks-page.css";

/** How hard each check is, for all content types or for one. */
export function ChecksPage() {
  const { t } = useTranslation(["workflow", "identity"]);
  const can = useCan();
  const explain = useProblemText();
  const [search, setSearch] = useSearchParams();
  const { data: types = [] } = useQuery(contentTypesQuery);
  const settings = useQuery(checkSettingsQuery);
  const scope = types.find((type) => type.key === search.get("type"))?.key ?? "*";
  return (
    <ScrollPage>
      <PageCrumbs items={[{ label: t("identity:settings.title"), to: "/settings" }, { label: t("title") }]} />
      <PageHead title={t("title")} />
      <p className="checks-page-help">
        {t("settings.help")}
        {!can("check.edit") && ` ${t("settings.readOnly")}`}
      </p>
      {settings.isError && <Notice tone="problem">{explain(settings.error).text}</Notice>}
      <div className="checks-page-scope">
        <SelectField
          label={t("settings.scope")}
          value={scope}
          onChange={(event) => {
            const type = event.currentTarget.value;
            setSearch(type === "*" ? {} : { type }, { replace: true });
          }}
        >
          <option value="*">{t("settings.all")}</option>
          {types.map((type) => (
            <option key={type.key} value={type.key}>
              {type.definition.labelPlural}
            </option>
          ))}
        </SelectField>
      </div>
      <Panel>
        <Table
          label={t("title")}
          head={
            <>
              <th>{t("settings.check")}</th>
              <th className="checks-page-level">{t("settings.level")}</th>
            </>
          }
        >
          {settings.isPending && (
            <tr>
              <td colSpan={2}>
                <Skeleton width="40%" />
              </td>
            </tr>
          )}
          {settings.data?.checks.map((check) => (
            <CheckRow key={check.name} check={check} scope={scope} settings={settings.data.settings} canEdit={can("check.edit")} />
          ))}
        </Table>
      </Panel>
    </ScrollPage>
  );
}

interface CheckRowProps {
  check: CheckSettings["checks"][number];
  scope: string;
  settings: readonly CheckSetting[];
  canEdit: boolean;
}

function CheckRow({ check, scope, settings, canEdit }: CheckRowProps) {
  const { t } = useTranslation("workflow");
  return (
    <tr>
      <td>
        <b>{t(`checks.${check.name}.name`)}</b>
        <span className="pb-small pb-quiet checks-page-why">{t(`checks.${check.name}.why`)}</span>
      </td>
      <td>
        {check.isFixed ? t("settings.fixed") : <LevelChoice name={check.name} delivered={check.level} scope={scope} settings={settings} canEdit={canEdit} />}
      </td>
    </tr>
  );
}

interface LevelChoiceProps extends Omit<CheckRowProps, "check"> {
  name: CheckName;
  delivered: CheckLevel;
}

function LevelChoice({ name, delivered, scope, settings, canEdit }: LevelChoiceProps) {
  const { t } = useTranslation("workflow");
  const explain = useProblemText();
  const change = useChangeCheckSetting();
  const levelIn = (contentType: string) => settings.find((setting) => setting.check === name && setting.contentType === contentType)?.level;
  const forAll = scope === "*" ? undefined : levelIn("*");
  const inherited = t(forAll === undefined ? "settings.inheritDefault" : "settings.inherit", { level: t(`settings.levels.${forAll ?? delivered}`) });
  const set = (level: CheckLevel | null): void =>
    change.mutate(
      { contentType: scope, check: name as CheckSetting["check"], level },
      {
        onSuccess: () =>
          showToast({
            tone: "done",
            text: t("settings.saved", { check: t(`checks.${name}.name`), level: level === null ? inherited : t(`settings.levels.${level}`) }),
          }),
        onError: (error) => showToast({ tone: "problem", ...explain(error) }),
      },
    );
  return (
    <SelectField
      label={t("settings.choice", { check: t(`checks.${name}.name`) })}
      isLabelHidden
      disabled={!canEdit || change.isPending}
      value={levelIn(scope) ?? ""}
      onChange={(event) => {
        const { value } = event.currentTarget;
        set(value === "" ? null : (value as CheckLevel));
      }}
    >
      <option value="">{inherited}</option>
      {checkLevels.map((level) => (
        <option key={level} value={level}>
          {t(`settings.levels.${level}`)}
        </option>
      ))}
    </SelectField>
  );
}
