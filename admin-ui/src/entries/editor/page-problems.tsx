import { IconAlertCircle } from "@tabler/icons-react";

/** What is wrong with a field that stands on the page, below it. */
export function PageProblems({ problems }: { problems: readonly string[] }) {
  return problems.map((problem) => (
    <p key={problem} className="pb-field-problem ed-page-problem" role="alert">
      <IconAlertCircle aria-hidden size={14} />
      {problem}
    </p>
  ));
}
