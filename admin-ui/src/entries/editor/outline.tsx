import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { OutlineItem } from "@pressbox/shared/rich-text/rich-text-extract.ts";
import { IconAlignLeft, IconBlockquote, IconHeading, IconList, IconLock, IconMovie, IconPhoto, IconTable, IconWorld } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { goToBlock, useOutline, useOutlinePlace } from "../../rich-text/rich-text.public.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { type PresentInDraft, usePeopleInDraft } from "../draft/use-draft.ts";
import { layOut, useEditor } from "./editor-context.tsx";
import { useEditorTools } from "./editor-tools.tsx";
import { useProblemsAt } from "./field-problems.ts";

type ItemKind = "text" | "picture" | OutlineItem["kind"];
const icons: Readonly<Record<ItemKind, typeof IconHeading>> = {
  heading: IconHeading,
  text: IconAlignLeft,
  picture: IconPhoto,
  image: IconPhoto,
  clip: IconMovie,
  table: IconTable,
  quote: IconBlockquote,
  embed: IconWorld,
  list: IconList,
  opaque: IconLock,
  pullQuote: IconBlockquote,
  factBox: IconAlignLeft,
  keyMoments: IconList,
  playerRatings: IconList,
  relatedEntries: IconList,
  gallery: IconPhoto,
  legacyHtml: IconLock,
};

/** What stands on the page, from top to bottom: a click goes there. */
export function Outline({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation("entries");
  const { definition, own } = useEditor();
  const { title, standFirst, hero, bodies, form } = layOut(definition);
  const people = usePeopleInDraft(own);
  const go = (selector: string): void => {
    onGo();
    const target = document.querySelector<HTMLElement>(`.ed-canvas-main ${selector}`);
    target?.scrollIntoView({ block: "center" });
    (target?.matches("textarea, input, button") ? target : target?.querySelector<HTMLElement>("textarea, input, button, [contenteditable=true]"))?.focus({
      preventScroll: true,
    });
  };
  const field = (each: Field | undefined, kind: ItemKind) =>
    each && <FieldItem key={each.key} field={each} kind={kind} people={people} onGo={() => go(`[data-field="${CSS.escape(each.key)}"]`)} />;
  return (
    <nav className="ed-outline" aria-label={t("editor.outline.title")}>
      <ul>
        {field(title, "heading")}
        {field(standFirst, "text")}
        {field(hero, "picture")}
        {bodies.length === 0 && form.map((each) => field(each, kindOfField(each)))}
        {bodies.map((body) => (
          <BodyItems
            key={body.key}
            field={body}
            people={people}
            onGo={(toBlock) => {
              if (toBlock === null) return go(`[data-field="${CSS.escape(body.key)}"]`);
              onGo();
              toBlock();
            }}
          />
        ))}
      </ul>
    </nav>
  );
}

const kindOfField = (field: Field): ItemKind =>
  field.kind === "media" ? "picture" : field.kind === "repeater" || field.kind === "reference" ? "list" : "text";

function FieldItem({ field, kind, people, onGo }: { field: Field; kind: ItemKind; people: readonly PresentInDraft[]; onGo: () => void }) {
  const Icon = icons[kind];
  const isWrong = useProblemsAt(`fields.${field.key}`).length > 0;
  const here = people.find((person) => person.field === field.key);
  return (
    <li>
      <button type="button" className="ed-outline-item" {...(isWrong ? { "data-wrong": true } : {})} onClick={onGo}>
        <Icon aria-hidden size={16} stroke={1.75} />
        <span className="pb-truncate pb-grow">
          <bdi>{field.label}</bdi>
        </span>
        {here && <Avatar id={here.id} name={here.name} size="small" />}
      </button>
    </li>
  );
}

/** A rich text with its headings and whatever in it is no plain text; where the cursor is, is marked. */
function BodyItems({ field, people, onGo }: { field: Field; people: readonly PresentInDraft[]; onGo: (go: (() => void) | null) => void }) {
  const { t } = useTranslation("entries");
  const editor = useEditorTools().bodies.get(field.key) ?? null;
  const items = useOutline(editor);
  const place = useOutlinePlace(editor, items);
  return (
    <>
      <FieldItem field={field} kind="text" people={people} onGo={() => onGo(null)} />
      {items.map((item, index) => {
        const Icon = icons[item.kind];
        const id = item.id;
        const name = t(`editor.outline.${item.kind}`);
        return (
          <li key={id ?? index}>
            <button
              type="button"
              className={`ed-outline-item ed-outline-${item.level <= 2 ? 1 : 2}`}
              aria-current={id !== null && id === place ? "true" : undefined}
              onClick={() => onGo(() => editor !== null && id !== null && goToBlock(editor, id))}
            >
              <Icon aria-hidden size={16} stroke={1.75} />
              <span className="pb-truncate pb-grow">
                {item.kind === "heading" && item.text !== "" ? <bdi>{item.text}</bdi> : name}
                {item.kind !== "heading" && item.text !== "" && (
                  <>
                    {": "}
                    <bdi>{item.text}</bdi>
                  </>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </>
  );
}
