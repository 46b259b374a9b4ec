import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePreference } from "../../platform/preferences.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { useEditor } from "./editor-context.tsx";

/** Keys of the whole workspace: publish from anywhere, quiet the columns, and the list of keys. */
export function EditorKeys({ onPublish }: { onPublish: () => void }) {
  const { canPublish } = useEditor().variant.abilities;
  const [isListOpen, setIsListOpen] = useState(false);
  const [side, setSide] = usePreference("editor-side", "open");
  const [, setInspector] = usePreference("editor-inspector", "open");
  const latest = useRef({ onPublish, side, canPublish });
  latest.current = { onPublish, side, canPublish };
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isMod = event.ctrlKey || event.metaKey;
      if (isMod && event.key === "Enter") {
        event.preventDefault();
        if (latest.current.canPublish) latest.current.onPublish();
      } else if (isMod && event.key === ".") {
        event.preventDefault();
        const next = latest.current.side === "open" ? "closed" : "open";
        setSide(next);
        setInspector(next);
      } else if (event.key === "?" && !isMod && !isTyping(event.target)) setIsListOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [setSide, setInspector]);
  return isListOpen ? <KeyList canPublish={canPublish} onClose={() => setIsListOpen(false)} /> : null;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const keys = [
  { keys: ["Mod", "↵"], name: "publish" },
  { keys: ["Mod", "."], name: "focus" },
  { keys: ["Mod", "Z"], name: "undo" },
  { keys: ["Mod", "⇧", "Z"], name: "redo" },
  { keys: ["/"], name: "blocks" },
  { keys: ["Mod", "/"], name: "text" },
  { keys: ["Alt", "⇧", "↑", "↓"], name: "moveBlock" },
  { keys: ["Alt", "↑", "↓"], name: "move" },
  { keys: ["Mod", "K"], name: "palette" },
  { keys: ["?"], name: "list" },
] as const;

function KeyList({ canPublish, onClose }: { canPublish: boolean; onClose: () => void }) {
  const { t } = useTranslation("entries");
  return (
    <Dialog title={t("keys.title")} isOpen onClose={onClose}>
      <dl className="ed-keys">
        {keys
          .filter((each) => canPublish || each.name !== "publish")
          .map((each) => (
            <div key={each.name}>
              <dt>
                {each.keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{t(`editor.keys.${each.name}`)}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
