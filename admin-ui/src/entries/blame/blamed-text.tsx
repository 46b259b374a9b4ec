import type { Blame, BlameRun } from "@pressbox/shared/entries/entries.schema.ts";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../platform/i18n/use-format.ts";
import { Avatar, presenceColour } from "../../ui/avatar.tsx";
import { Notice, Skeleton } from "../../ui/panel.tsx";
import { useEditor } from "../editor/editor-context.tsx";
import { blameQuery } from "../versions.queries.ts";
import type { BlameAsked } from "./use-blame-address.ts";
import "./blame.css";

/** Each paragraph with the people in it, and every stretch in its person's colour. */
export function BlamedText({ asked }: { asked: BlameAsked }) {
  const { t } = useTranslation("versions");
  const { entryId, locale } = useEditor();
  const { data, isError } = useQuery(blameQuery(entryId, locale.code, asked.field));
  if (isError) return <Notice tone="problem">{t("blame.cannot")}</Notice>;
  if (data === undefined) return <Skeleton height={120} />;
  const chosen = data.blocks.filter((block) => block.text !== "" && (asked.blockIds.length === 0 || asked.blockIds.includes(block.id ?? "")));
  if (chosen.length === 0) return <p>{t("blame.nothing")}</p>;
  return (
    <div className="blm" lang={locale.code} dir={locale.direction}>
      {chosen.map((block, index) => (
        <BlamedParagraph key={block.id ?? index} block={block} />
      ))}
    </div>
  );
}

function BlamedParagraph({ block }: { block: Blame["blocks"][number] }) {
  let at = 0;
  return (
    <section className="blm-paragraph">
      <ul className="blm-people">
        {originsOf(block.runs).map((run) => (
          <Origin key={keyOf(run)} run={run} />
        ))}
      </ul>
      <p className="blm-text">
        {block.runs.map((run) => {
          const from = at;
          at += run.length;
          const person = run.people[0];
          return (
            <span key={from} className="blm-run" style={{ textDecorationColor: person ? `var(--who-${presenceColour(person.id)})` : "var(--c-line-strong)" }}>
              {block.text.slice(from, at)}
            </span>
          );
        })}
      </p>
    </section>
  );
}

/** `Marta Keller, 19:04`; with the version where only that is known. */
function Origin({ run }: { run: BlameRun }) {
  const { t } = useTranslation("versions");
  const format = useFormat();
  const names = run.people.map((person) => person.name || t("history.someone"));
  return (
    <li>
      {run.people.map((person) => (
        <Avatar key={person.id} id={person.id} name={person.name || t("history.someone")} size="small" />
      ))}
      <span>
        <bdi>{names.length > 0 ? format.list(names) : t("blame.unknown")}</bdi>
        {run.at !== null && (
          <time className="pb-quiet" dateTime={run.at} title={format.full(run.at)}>
            {" "}
            {format.short(run.at)}
          </time>
        )}
        {run.version !== null && <span className="pb-quiet"> {t("blame.inVersion", { number: run.version })}</span>}
      </span>
    </li>
  );
}

const keyOf = (run: BlameRun): string => `${run.people.map((person) => person.id).join()} ${run.at ?? ""} ${run.version ?? ""}`;

/** One line each person and moment, who wrote most first. */
function originsOf(runs: readonly BlameRun[]): BlameRun[] {
  const origins = new Map<string, BlameRun>();
  for (const run of runs) {
    const known = origins.get(keyOf(run));
    origins.set(keyOf(run), { ...run, length: run.length + (known?.length ?? 0) });
  }
  return [...origins.values()].sort((a, b) => b.length - a.length);
}
