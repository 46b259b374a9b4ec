import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";

interface VersionNameFormProps {
  label: string;
  submit: string;
  name?: string;
  isBusy: boolean;
  /** May be empty. */
  onSubmit: (name: string) => void;
  onClose: () => void;
}

/** A name for a version: "As sent to the lawyer". */
export function VersionNameForm({ label, submit, name = "", isBusy, onSubmit, onClose }: VersionNameFormProps) {
  const { t } = useTranslation("ui");
  const [text, setText] = useState(name);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit(text.trim());
  };
  return (
    <form className="his-name-form" onSubmit={send} onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <TextField label={label} dir="auto" maxLength={200} value={text} autoFocus onChange={(event) => setText(event.currentTarget.value)} />
      <div className="his-actions">
        <Button type="submit" size="small" tone="primary" isBusy={isBusy}>
          {submit}
        </Button>
        <Button size="small" tone="ghost" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
