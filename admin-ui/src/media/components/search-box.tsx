import { IconSearch } from "@tabler/icons-react";
import { type Ref, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import "./search-box.css";

export interface SearchBoxProps {
  value: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
  /** In a window: where the focus goes when it opens. */
  isFirst?: boolean;
}

/** Typing shows at once; the library is asked a moment after the last letter. */
export function SearchBox({ value, onChange, inputRef, isFirst = false }: SearchBoxProps) {
  const { t } = useTranslation("media");
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [asked, setAsked] = useState(value);
  // Cleared or changed from outside (a link, Back): what is shown follows. What was asked from here comes back while one types on: that stays.
  if (value !== seen) {
    setSeen(value);
    if (value !== asked) setText(value);
  }
  const ask = useEffectEvent(onChange);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => {
      setAsked(text.trim());
      ask(text.trim());
    }, 200);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <span className="media-search">
      <IconSearch aria-hidden size={14} />
      <input
        ref={inputRef}
        {...(isFirst ? { "data-autofocus": true } : {})}
        type="search"
        value={text}
        placeholder={t("library.search")}
        aria-label={t("library.search")}
        aria-keyshortcuts="/"
        dir="auto"
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
      />
    </span>
  );
}
