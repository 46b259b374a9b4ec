import { IconUpload } from "@tabler/icons-react";
import { type Ref, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button, type ButtonProps } from "../../ui/button.tsx";

/** What the file dialog offers first; the content decides in the end. */
const offered = "image/jpeg,image/png,image/webp,image/gif,image/avif,image/tiff,video/*,.mxf,.mkv,.ts";

/** Opens the system's file dialog. */
export function UploadButton({
  onFiles,
  buttonRef,
  ...rest
}: { onFiles: (files: readonly File[]) => void; buttonRef?: Ref<HTMLButtonElement> } & Pick<ButtonProps, "tone" | "size">) {
  const { t } = useTranslation("media");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        {...rest}
        {...(buttonRef ? { ref: buttonRef } : {})}
        icon={<IconUpload aria-hidden size={16} />}
        aria-keyshortcuts="U"
        onClick={() => input.current?.click()}
      >
        {t("upload.choose")}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={offered}
        aria-label={t("upload.choose")}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
