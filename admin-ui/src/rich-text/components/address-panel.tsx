import { parseEmbedUrl } from "@pressbox/shared/rich-text/rich-text.embeds.ts";
import { linkFromTyped } from "@pressbox/shared/rich-text/rich-text.links.ts";
import { IconCheck, IconLinkOff, IconX } from "@tabler/icons-react";
import type { Editor } from "@tiptap/core";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { insertBlock } from "../editor-actions.ts";
import styles from "./menus.module.css";
import { placeUnder } from "./slash-menu-list.tsx";

export type AddressPurpose = "link" | "embed";

function caretPlace(editor: Editor): DOMRect {
  const { left, right, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
  return new DOMRect(Math.min(left, right), top, Math.abs(right - left), bottom - top);
}

/** A line to type or paste an address into: of a link on the selected text, or of an embed. What is typed stays when it is refused. */
export function AddressPanel({ editor, purpose, onClose }: { editor: Editor; purpose: AddressPurpose; onClose: () => void }) {
  const { t } = useTranslation("rich-text");
  const current: unknown = editor.getAttributes("link")["href"];
  const [typed, setTyped] = useState(purpose === "link" && typeof current === "string" ? current : "");
  const [isRefused, setIsRefused] = useState(false);
  const [place] = useState(() => placeUnder(caretPlace(editor)));
  const field = useRef<HTMLInputElement>(null);
  const faultId = useId();
  useEffect(() => field.current?.select(), []);

  const leave = () => {
    onClose();
    editor.commands.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const href = purpose === "link" ? linkFromTyped(typed) : null;
    const embed = purpose === "embed" ? parseEmbedUrl(typed) : null;
    if (href === null && embed === null) {
      setIsRefused(true);
      return;
    }
    if (href !== null) setLink(editor, href);
    else if (embed !== null) insertBlock(editor, { type: "embed", attrs: embed });
    leave();
  };
  return createPortal(
    <form className={styles["address"]} style={place} onSubmit={submit}>
      <div className={styles["addressLine"]}>
        <input
          ref={field}
          dir="ltr"
          value={typed}
          aria-label={t(`address.${purpose}`)}
          aria-invalid={isRefused || undefined}
          aria-describedby={isRefused ? faultId : undefined}
          placeholder={t(`address.${purpose}Placeholder`)}
          onKeyDown={(event) => event.key === "Escape" && leave()}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsRefused(false);
          }}
        />
        <IconButton type="submit" label={t("address.apply")}>
          <IconCheck size={16} aria-hidden />
        </IconButton>
        {purpose === "link" && typeof current === "string" && (
          <IconButton
            label={t("address.remove")}
            onClick={() => {
              editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
              onClose();
            }}
          >
            <IconLinkOff size={16} aria-hidden />
          </IconButton>
        )}
        <IconButton label={t("address.close")} onClick={leave}>
          <IconX size={16} aria-hidden />
        </IconButton>
      </div>
      {isRefused && (
        <p id={faultId} role="alert">
          {t(`address.${purpose}Refused`)}
        </p>
      )}
    </form>,
    document.body,
  );
}

/** Links the selection; with nothing selected the address itself is written and linked. */
function setLink(editor: Editor, href: string): void {
  const attrs = { href, entryId: null };
  if (editor.state.selection.empty && !editor.isActive("link")) {
    editor
      .chain()
      .focus()
      .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs }] })
      .run();
  } else editor.chain().focus().extendMarkRange("link").setMark("link", attrs).run();
}
