import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { IconAlignLeft, IconBlockquote, IconHeading, IconList, IconMovie, IconPhoto, IconTable, IconWorld } from "@tabler/icons-react";
import { useCallback, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import * as Y from "yjs";
import { Avatar } from "../../ui/avatar.tsx";
import type { Draft } from "../draft/draft-connection.ts";
import { type PresentInDraft, usePeopleInDraft } from "../draft/use-draft.ts";
import { layOut, useEditor } from "./editor-context.tsx";
import { useProblemsAt } from "./field-problems.ts";

interface OutlineItem {
  readonly id: string;
  readonly kind: keyof typeof icons;
  readonly label: string;
  readonly level: 1 | 2;
}

const icons = {
  heading: IconHeading,
  text: IconAlignLeft,
  picture: IconPhoto,
  clip: IconMovie,
  table: IconTable,
  quote: IconBlockquote,
  embed: IconWorld,
  list: IconList,
} as const;

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
  const field = (each: Field | undefined, kind: OutlineItem["kind"]) =>
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
            draft={own}
            people={people}
            onGo={(id) => go(id === null ? `[data-field="${CSS.escape(body.key)}"]` : `[data-id="${CSS.escape(id)}"]`)}
          />
        ))}
      </ul>
    </nav>
  );
}

const kindOfField = (field: Field): OutlineItem["kind"] =>
  field.kind === "media" ? "picture" : field.kind === "repeater" || field.kind === "reference" ? "list" : "text";

function FieldItem({ field, kind, people, onGo }: { field: Field; kind: OutlineItem["kind"]; people: readonly PresentInDraft[]; onGo: () => void }) {
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

function BodyItems({ field, draft, people, onGo }: { field: Field; draft: Draft; people: readonly PresentInDraft[]; onGo: (id: string | null) => void }) {
  const items = useBlocks(draft, field);
  return (
    <>
      <FieldItem field={field} kind="text" people={people} onGo={() => onGo(null)} />
      {items.map((item) => {
        const Icon = icons[item.kind];
        return (
          <li key={item.id}>
            <button type="button" className={`ed-outline-item ed-outline-${item.level}`} onClick={() => onGo(item.id)}>
              <Icon aria-hidden size={16} stroke={1.75} />
              <span className="pb-truncate pb-grow">
                <bdi>{item.label}</bdi>
              </span>
            </button>
          </li>
        );
      })}
    </>
  );
}

/** Headings and whatever is no plain text, read from the shared document: the list changes only when one of them does. */
function useBlocks(draft: Draft, field: Field): readonly OutlineItem[] {
  const { t } = useTranslation("entries");
  const fragment = draft.doc.getXmlFragment(draftTypeName(field.key));
  const cache = useRef<{ text: string; items: readonly OutlineItem[] }>({ text: "[]", items: [] });
  const subscribe = useCallback(
    (tell: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const soon = (): void => {
        timer ??= setTimeout(() => {
          timer = undefined;
          tell();
        }, 150);
      };
      fragment.observeDeep(soon);
      return () => {
        clearTimeout(timer);
        fragment.unobserveDeep(soon);
      };
    },
    [fragment],
  );
  return useSyncExternalStore(subscribe, () => {
    const items = fragment
      .toArray()
      .flatMap((block): OutlineItem[] => (block instanceof Y.XmlElement ? itemOf(block, (kind) => t(`editor.outline.${kind}`)) : []));
    const text = JSON.stringify(items);
    if (text !== cache.current.text) cache.current = { text, items };
    return cache.current.items;
  });
}

const kindOfBlock: Readonly<Record<string, OutlineItem["kind"]>> = {
  heading: "heading",
  image: "picture",
  clip: "clip",
  table: "table",
  quote: "quote",
  embed: "embed",
};

function itemOf(block: Y.XmlElement, name: (kind: OutlineItem["kind"]) => string): OutlineItem[] {
  const kind = kindOfBlock[block.nodeName];
  const id = block.getAttribute("id");
  if (kind === undefined || typeof id !== "string") return [];
  const words = kind === "heading" ? textOf(block) : (block.getAttribute("caption") ?? "");
  const label = kind === "heading" ? words : words === "" ? name(kind) : `${name(kind)}: ${words}`;
  const level = kind === "heading" && Number(block.getAttribute("level") ?? 2) <= 2 ? 1 : 2;
  return label === "" ? [] : [{ id, kind, label: label.slice(0, 80), level }];
}

function textOf(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) =>
      child instanceof Y.XmlText
        ? child
            .toDelta()
            .map((part: { insert: unknown }) => (typeof part.insert === "string" ? part.insert : ""))
            .join("")
        : "",
    )
    .join("");
}
