import type { AttributeChange, BlockComparison } from "@pressbox/shared/entries/compare/compare-rich-text.ts";
import { foldUnchanged } from "@pressbox/shared/entries/compare/fold-unchanged.ts";
import { isTextBlock } from "@pressbox/shared/rich-text/rich-text.format.ts";
import type { RichTextNode } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { NamedTarget } from "./compared-names.tsx";
import { ComparedInline, InTextLanguage, type ShownSide, useAdminLanguage } from "./compared-pieces.tsx";

const isChanged = (block: BlockComparison): boolean => block.kind !== "same" || block.move !== null;

/** A rich text: changed blocks with a neighbour each, the rest folded. In columns both sides of a block stand beside each other. */
export function ComparedBlocks({ blocks, isInColumns }: { blocks: readonly BlockComparison[]; isInColumns: boolean }) {
  return foldUnchanged(blocks, isChanged).map((part, index) =>
    part.kind === "fold" ? (
      <Fold key={index} blocks={part.items} isInColumns={isInColumns} />
    ) : (
      <ComparedBlock key={index} block={part.item} isInColumns={isInColumns} />
    ),
  );
}

function Fold({ blocks, isInColumns }: { blocks: readonly BlockComparison[]; isInColumns: boolean }) {
  const { t } = useTranslation("versions");
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return blocks.map((block, index) => <ComparedBlock key={index} block={block} isInColumns={isInColumns} />);
  return (
    <div className="cmp-fold">
      <Button tone="ghost" size="small" aria-expanded={false} onClick={() => setIsOpen(true)}>
        {t("compare.unchangedBlocks", { count: blocks.length })}
      </Button>
    </div>
  );
}

function ComparedBlock({ block, isInColumns }: { block: BlockComparison; isInColumns: boolean }) {
  const change = isChanged(block) ? { "data-change": "", tabIndex: -1 } : {};
  if (!isInColumns)
    return (
      <div className={`cmp-block cmp-block-${lookOf(block)}`} {...change}>
        <BlockNotes block={block} />
        <BlockBody block={block} side="both" />
      </div>
    );
  return (
    <div className="cmp-columns" {...change}>
      <Half block={block} side="before" />
      <Half block={block} side="after" />
    </div>
  );
}

function Half({ block, side }: { block: BlockComparison; side: "before" | "after" }) {
  if (!isOn(block, side)) return <div className="cmp-block cmp-block-none" />;
  return (
    <div className={`cmp-block cmp-block-${lookOf(block)}`}>
      {(side === "after" || block.kind === "removed") && <BlockNotes block={block} />}
      <BlockBody block={block} side={side} />
    </div>
  );
}

/** What moved has not gone. */
const lookOf = ({ kind, move }: BlockComparison): string => (move === "away" ? "away" : kind);

const isOn = (block: BlockComparison, side: ShownSide): boolean =>
  side === "both" || (side === "before" ? block.kind !== "added" && block.move !== "here" : block.kind !== "removed");

/** What colour alone would say, in words: came, went, moved, and which attributes changed. */
function BlockNotes({ block }: { block: BlockComparison }) {
  const { t } = useTranslation("versions");
  const admin = useAdminLanguage();
  const note =
    block.move === "here"
      ? t("compare.movedHere")
      : block.move === "away"
        ? t("compare.movedAway")
        : block.kind === "added"
          ? t("compare.added")
          : block.kind === "removed"
            ? t("compare.removed")
            : null;
  if (note === null && block.attributes.length === 0) return null;
  return (
    <p className="cmp-notes" {...admin}>
      {note !== null && <span>{note}</span>}
      {block.attributes.map((change) => (
        <span key={change.name}>
          {t(`attributes.${change.name as "caption"}`, { defaultValue: change.name })}{" "}
          <del className="cmp-removed">
            <AttributeValue name={change.name} value={change.before} />
          </del>{" "}
          <ins className="cmp-added">
            <AttributeValue name={change.name} value={change.after} />
          </ins>
        </span>
      ))}
    </p>
  );
}

function AttributeValue({ name, value }: { name: AttributeChange["name"]; value: unknown }) {
  const { t } = useTranslation("versions");
  if (value === undefined || value === null || value === "") return t("compare.nothing");
  if (name === "type") return t(`blocks.${String(value) as "paragraph"}`, { defaultValue: String(value) });
  if (name === "assetId") return <NamedTarget kind="asset" id={String(value)} />;
  if (name === "entryId") return <NamedTarget kind="entry" id={String(value)} />;
  return <bdi>{typeof value === "object" ? JSON.stringify(value) : String(value)}</bdi>;
}

function BlockBody({ block, side }: { block: BlockComparison; side: ShownSide }) {
  const node = side === "before" ? (block.before ?? block.node) : block.node;
  if (block.kind === "changed" && block.inline !== undefined)
    return (
      <TextBlock node={node}>
        <ComparedInline pieces={block.inline} side={side} />
      </TextBlock>
    );
  if (block.kind === "changed" && block.children !== undefined)
    return (
      <Container node={node}>
        {block.children
          .filter((child) => isOn(child, side))
          .map((child, index) => (
            <Child key={index} block={child} side={side} />
          ))}
      </Container>
    );
  return <WholeBlock node={node} kind={block.kind === "changed" ? "same" : block.kind} />;
}

const tableParts = new Set(["tableRow", "tableCell", "tableHeader"]);

function Child({ block, side }: { block: BlockComparison; side: ShownSide }) {
  if (tableParts.has(block.node.type)) return <BlockBody block={block} side={side} />;
  return (
    <div className={`cmp-child cmp-block-${block.kind}`}>
      {side !== "before" && <BlockNotes block={block} />}
      <BlockBody block={block} side={side} />
    </div>
  );
}

function TextBlock({ node, children }: { node: RichTextNode; children: ReactNode }) {
  return (
    <InTextLanguage as="p" className={node.type === "heading" ? `cmp-heading cmp-heading-${String(node.attrs?.["level"])}` : "cmp-paragraph"}>
      {children}
    </InTextLanguage>
  );
}

/** The element readers would get, as far as it tells blocks apart. */
function Container({ node, children }: { node: RichTextNode; children: ReactNode }) {
  if (node.type === "table")
    return (
      <InTextLanguage as="table" className="cmp-table">
        <tbody>{children}</tbody>
      </InTextLanguage>
    );
  if (node.type === "tableRow") return <tr>{children}</tr>;
  if (node.type === "tableCell") return <td>{children}</td>;
  if (node.type === "tableHeader") return <th>{children}</th>;
  return (
    <InTextLanguage as="div" className={`cmp-container cmp-container-${node.type}`}>
      {children}
    </InTextLanguage>
  );
}

/** A block all of which came, went or stayed. */
function WholeBlock({ node, kind }: { node: RichTextNode; kind: "same" | "added" | "removed" }) {
  if (isTextBlock(node.type)) {
    const pieces = (node.content ?? []).map((inner) => ({
      kind,
      text: inner.text ?? "",
      marks: inner.marks ?? [],
      ...(inner.type === "text" ? {} : { node: inner }),
    }));
    return (
      <TextBlock node={node}>
        <ComparedInline pieces={pieces} side="both" />
      </TextBlock>
    );
  }
  if (node.content === undefined) return <Atom node={node} />;
  return (
    <Container node={node}>
      {node.content.map((inner, index) => (
        <WholeBlock key={index} node={inner} kind={kind} />
      ))}
    </Container>
  );
}

/** A picture, a clip, an embed: its kind, what it names, its words. */
function Atom({ node }: { node: RichTextNode }) {
  const { t } = useTranslation("versions");
  const admin = useAdminLanguage();
  const { assetId, entryId, caption, embedId, name } = node.attrs ?? {};
  return (
    <p className="cmp-atom" {...admin}>
      <b>{t(`blocks.${node.type as "paragraph"}`, { defaultValue: node.type })}</b>
      {typeof assetId === "string" && <NamedTarget kind="asset" id={assetId} />}
      {typeof entryId === "string" && <NamedTarget kind="entry" id={entryId} />}
      <InTextLanguage as="bdi">{[embedId, name, caption].filter((words) => typeof words === "string" && words !== "").join(" · ")}</InTextLanguage>
    </p>
  );
}
