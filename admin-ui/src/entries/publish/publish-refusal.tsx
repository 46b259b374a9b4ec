import { fieldProblemSchema } from "@pressbox/shared/kernel/problem.ts";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { z } from "zod";
import { ApiProblem } from "../../platform/api-client.ts";
import { useProblemText } from "../../platform/i18n/problem-text.ts";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Notice } from "../../ui/panel.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { useFaultWords } from "../editor/field-problems.ts";
import { entryPath } from "../entries.paths.ts";

/** A gate's finding: which language, and what is wrong where. */
const findingSchema = fieldProblemSchema.extend({ locale: z.string() });
type Finding = z.infer<typeof findingSchema>;

function findingsOf(error: ApiProblem): Finding[] {
  const parsed = z.array(findingSchema).safeParse(error.details["findings"]);
  return parsed.success ? parsed.data : [];
}

/** The faults of what is on screen: of this locale and of the shared fields. */
export function problemsOf(error: ApiProblem, locale: string) {
  const findings = findingsOf(error);
  return findings.length === 0 ? error.errors : findings.filter((finding) => finding.locale === locale || finding.locale === "*");
}

/** What was refused, fault by fault. Each names its field and leads there, in this language or in another; mended ones of this language go. */
export function PublishRefusal({ error }: { error: Error | null }) {
  const { t } = useTranslation("entries");
  const explain = useProblemText();
  const { locale, problems } = useEditor();
  if (error === null) return null;
  const isRefused = error instanceof ApiProblem && error.code === "entries.publish_refused";
  const findings = error instanceof ApiProblem ? findingsOf(error) : [];
  const elsewhere = findings.filter((finding) => finding.locale !== locale.code && finding.locale !== "*");
  if (isRefused && problems.length === 0 && elsewhere.length === 0) return null;
  const here = problems.map((problem) => ({ ...problem, locale: locale.code }));
  return (
    <Notice tone="problem">
      <p>{explain(error).text}</p>
      {here.length > 0 && <p>{t("editor.publish.atFields", { count: here.length })}</p>}
      {here.length + elsewhere.length > 0 && (
        <ul className="ed-faults">
          {[...here, ...elsewhere].map((finding) => (
            <Fault
              key={`${finding.locale} ${finding.path} ${finding.rule}`}
              finding={finding}
              rest={elsewhere.filter((other) => other.locale === finding.locale)}
            />
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** @param rest all faults of that language: they are marked at their fields there too */
function Fault({ finding, rest }: { finding: Finding; rest: readonly Finding[] }) {
  const { t } = useTranslation("entries");
  const { entryId, locale, definition } = useEditor();
  const format = useFormat();
  const words = useFaultWords();
  const [search] = useSearchParams();
  const isHere = finding.locale === locale.code;
  const key = finding.path.replace(/^fields\./, "").split(".")[0];
  const field = definition.fields.find((each) => each.key === key);
  const language = format.languageName(finding.locale);
  if (field === undefined)
    return (
      <li>
        {!isHere && `${language}: `}
        <bdi>{words(finding)}</bdi>
      </li>
    );
  const to = new URLSearchParams(isHere ? search : "");
  to.set("field", field.key);
  return (
    <li>
      <Link to={`${entryPath(entryId, finding.locale)}?${to}`} replace={isHere} {...(isHere ? {} : { state: { locale: finding.locale, problems: rest } })}>
        <bdi>{isHere ? field.label : t("editor.publish.faultPlace", { locale: language, field: field.label })}</bdi>
      </Link>
      {": "}
      <bdi>{words(finding)}</bdi>
    </li>
  );
}
