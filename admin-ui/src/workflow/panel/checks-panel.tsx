import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import { type CheckLevels, type CheckName, checkNames } from "@pressbox/shared/workflow/workflow.schema.ts";
import { IconAlertTriangle, IconChevronDown, IconCircleCheck, IconClipboardCheck, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../../entries/entries.public.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { EmptyState, Skeleton } from "../../ui/panel.tsx";
import { useChecks } from "../checks-store.ts";
import { useFindingWords } from "./finding-words.ts";
import { useGoToFinding } from "./go-to-finding.ts";
import { QuickFix } from "./quick-fix.tsx";
import "./checks.css";

/** Findings by weight, each leading to its place, and what is in order. */
export function ChecksPanel() {
  const { t } = useTranslation("workflow");
  const { findings, levels } = useChecks(useEditor().own);
  return (
    <div className="ed-panel-scroll checks">
      {findings === null || levels === null ? (
        <section className="ed-panel-part" aria-busy="true">
          <h3 className="ed-panel-title">{t("running")}</h3>
          <Skeleton width="70%" />
          <Skeleton width="50%" />
        </section>
      ) : (
        <Results findings={findings} levels={levels} />
      )}
    </div>
  );
}

function Results({ findings, levels }: { findings: readonly CheckFinding[]; levels: CheckLevels }) {
  const { t } = useTranslation("workflow");
  const passed = checkNames.filter((name) => levels[name] !== "off" && !findings.some((finding) => finding.check === name));
  return (
    <>
      <span className="pb-visually-hidden" role="status">
        {t("summary", { count: findings.length })}
      </span>
      {findings.length === 0 && (
        <EmptyState icon={<IconClipboardCheck size={32} stroke={1.5} />} title={t("allClear")}>
          {t("allClearText")}
        </EmptyState>
      )}
      <Group level="blocking" findings={findings} />
      <Group level="advice" findings={findings} />
      {passed.length > 0 && <Passed names={passed} />}
    </>
  );
}

function Group({ level, findings }: { level: CheckFinding["level"]; findings: readonly CheckFinding[] }) {
  const { t } = useTranslation("workflow");
  const words = useFindingWords();
  const goTo = useGoToFinding();
  const format = useFormat();
  const mine = findings.filter((finding) => finding.level === level);
  if (mine.length === 0) return null;
  const Icon = level === "blocking" ? IconAlertTriangle : IconInfoCircle;
  return (
    <section className="ed-panel-part" aria-label={t(`groups.${level}`)}>
      <h3 className="ed-panel-title">
        {t(`groups.${level}`)}
        <span className="pb-quiet pb-small pb-num">{format.number(mine.length)}</span>
      </h3>
      <ul className="checks-list">
        {mine.map((finding, index) => {
          const { text, field } = words(finding);
          return (
            // Findings are told anew as a whole; two of one check may read the same.
            <li key={`${finding.check} ${finding.path} ${finding.blockId ?? ""} ${index}`} data-level={level}>
              <button type="button" className="checks-finding" onClick={() => goTo(finding)}>
                <Icon aria-hidden size={16} stroke={1.75} />
                <span>
                  {field !== "" && (
                    <span className="checks-field">
                      <bdi>{field}</bdi>
                    </span>
                  )}
                  {text}
                </span>
              </button>
              <QuickFix finding={finding} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Passed({ names }: { names: readonly CheckName[] }) {
  const { t } = useTranslation("workflow");
  const format = useFormat();
  return (
    <section className="ed-panel-part">
      <details className="checks-passed">
        <summary className="ed-panel-title">
          <span>
            <IconChevronDown aria-hidden size={16} stroke={1.75} />
            {t("groups.passed")}
          </span>
          <span className="pb-quiet pb-small pb-num">{format.number(names.length)}</span>
        </summary>
        <ul>
          {names.map((name) => (
            <li key={name}>
              <IconCircleCheck aria-hidden size={16} stroke={1.75} />
              {t(`checks.${name}.name`)}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
