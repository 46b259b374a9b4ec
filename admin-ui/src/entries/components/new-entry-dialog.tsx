import { lazy, Suspense } from "react";
import type { NewEntryFormProps } from "./new-entry-form.tsx";

const Form = lazy(async () => ({ default: (await import("./new-entry-form.tsx")).NewEntryForm }));

/** The dialog of a new entry; its code comes when it is opened for the first time. */
export function NewEntryDialog(props: NewEntryFormProps) {
  return (
    <Suspense>
      <Form {...props} />
    </Suspense>
  );
}
