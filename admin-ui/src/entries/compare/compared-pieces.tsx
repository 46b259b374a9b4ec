import type { InlinePiece } from "@pressbox/shared/entries/compare/compare-inline.ts";
import type { TextPiece } from "@pressbox/shared/entries/compare/compare-words.ts";
import type { RichTextMark } from "@pressbox/shared/rich-text/rich-text.schema.ts";
import { createElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useEditor } from "../editor/editor-context.tsx";

/** `both`: one text with what came and went; else the text as it was or is, with its own half of the changes. */
export type ShownSide = "both" | "before" | "after";

/** Words of the text, in its language and direction; what the admin says about them is in the reader's. */
export function InTextLanguage({ as, className, children }: { as: "p" | "div" | "table" | "bdi"; className?: string; children: ReactNode }) {
  const { locale } = useEditor();
  return createElement(as, { lang: locale.code, dir: as === "bdi" ? "auto" : locale.direction, ...(className === undefined ? {} : { className }) }, children);
}

/** Language and direction of the admin, for its words among those of the text. */
export function useAdminLanguage(): { lang: string; dir: "ltr" | "rtl" } {
  const { i18n } = useTranslation("versions");
  return { lang: i18n.language, dir: i18n.dir(i18n.language) };
}

/** Plain text by words. */
export function ComparedWords({ pieces, side }: { pieces: readonly TextPiece[]; side: ShownSide }) {
  return pieces.map((piece, index) => (
    <Piece key={index} kind={piece.kind} side={side}>
      {piece.text}
    </Piece>
  ));
}

function Piece({ kind, side, children }: { kind: InlinePiece["kind"]; side: ShownSide; children: ReactNode }) {
  if ((kind === "added" && side === "before") || (kind === "removed" && side === "after")) return null;
  if (kind === "added") return <ins className="cmp-added">{children}</ins>;
  if (kind === "removed") return <del className="cmp-removed">{children}</del>;
  return kind === "formatted" ? <span className="cmp-formatted">{children}</span> : children;
}

/** Words of a paragraph with their looks. */
export function ComparedInline({ pieces, side }: { pieces: readonly InlinePiece[]; side: ShownSide }) {
  return pieces.map((piece, index) => (
    <Piece key={index} kind={piece.kind} side={side}>
      {piece.node === undefined ? (
        marked(piece.text, side === "before" ? (piece.marksBefore ?? piece.marks) : piece.marks)
      ) : (
        <LineBreak isMarked={piece.kind !== "same"} />
      )}
      {piece.kind === "formatted" && side !== "before" && <FormattingNote piece={piece} />}
    </Piece>
  ));
}

function LineBreak({ isMarked }: { isMarked: boolean }) {
  return (
    <>
      {isMarked && <span aria-hidden>{"↵"}</span>}
      <br />
    </>
  );
}

/** `+bold −link`: which marks a word got or lost. */
function FormattingNote({ piece }: { piece: InlinePiece }) {
  const { t } = useTranslation("versions");
  const admin = useAdminLanguage();
  const names = (list: readonly RichTextMark[]) => list.map((mark) => t(`marks.${mark.type as "bold"}`, { defaultValue: mark.type }));
  const [before, after] = [names(piece.marksBefore ?? []), names(piece.marks)];
  const changes = [
    ...after.filter((name) => !before.includes(name)).map((name) => `+${name}`),
    ...before.filter((name) => !after.includes(name)).map((name) => `−${name}`),
  ];
  return (
    <sup className="cmp-format-note" {...admin}>
      {changes.length > 0 ? changes.join(" ") : t("compare.formatted")}
    </sup>
  );
}

const elements = { bold: "strong", italic: "em", strike: "s", code: "code", subscript: "sub", superscript: "sup" } as const;

function marked(text: string, marks: readonly RichTextMark[]): ReactNode {
  return marks.reduceRight<ReactNode>((inner, mark) => {
    const Element = elements[mark.type as keyof typeof elements];
    if (Element !== undefined) return <Element>{inner}</Element>;
    return mark.type === "link" ? <u className="cmp-link">{inner}</u> : inner;
  }, text);
}
