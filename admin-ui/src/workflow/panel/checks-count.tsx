import type { CheckFinding } from "@pressbox/shared/workflow/checks/check.ts";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import "./checks.css";

/** At the tab: how many findings, and whether any forbids publishing. Colour, a sign and a word say which. */
export function ChecksCount({ findings }: { findings: readonly CheckFinding[] }) {
  const { t } = useTranslation("workflow");
  const format = useFormat();
  const blocking = findings.filter((finding) => finding.level === "blocking").length;
  const count = blocking > 0 ? blocking : findings.length;
  const words = t(blocking > 0 ? "count.blocking" : "count.advice", { count });
  return (
    <span className="checks-count" data-level={blocking > 0 ? "blocking" : "advice"} title={words}>
      {blocking > 0 && <IconAlertTriangle aria-hidden size={10} stroke={2.5} />}
      <span aria-hidden>{format.number(count)}</span>
      <span className="pb-visually-hidden">{words}</span>
    </span>
  );
}
