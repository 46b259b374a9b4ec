import { IconAlertCircle } from "@tabler/icons-react";
import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from "react";
import "./field.css";

export interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong with the value: stands right under it and is announced. */
  problem?: string | undefined;
  /** Beside the label, at the end: a locale, a count. */
  aside?: ReactNode;
  isLabelHidden?: boolean;
  /** Receives the ids that tie label, help and problem to the control. */
  children: (control: { id: string; "aria-describedby"?: string; "aria-invalid"?: true }) => ReactNode;
}

/** Label, control, help and problem of one value. */
export function Field({ label, help, problem, aside, isLabelHidden = false, children }: FieldProps) {
  const id = useId();
  const described = [help === undefined ? "" : `${id}-help`, problem === undefined ? "" : `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="pb-field">
      <div className={isLabelHidden ? "pb-visually-hidden" : "pb-field-head"}>
        <label className="pb-label" htmlFor={id}>
          {label}
        </label>
        {aside !== undefined && <span className="pb-quiet pb-small">{aside}</span>}
      </div>
      {children({ id, ...(described === "" ? {} : { "aria-describedby": described }), ...(problem === undefined ? {} : { "aria-invalid": true }) })}
      {problem !== undefined && (
        <p className="pb-field-problem" id={`${id}-problem`} role="alert">
          <IconAlertCircle aria-hidden size={14} />
          {problem}
        </p>
      )}
      {help !== undefined && (
        <p className="pb-field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

type Described = Pick<FieldProps, "label" | "help" | "problem" | "aside" | "isLabelHidden">;

/** A one-line text with its label. */
export function TextField({
  label,
  help,
  problem,
  aside,
  isLabelHidden,
  ref,
  ...input
}: Described & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <Field {...described({ label, help, problem, aside, isLabelHidden })}>
      {(control) => <input {...input} {...control} ref={ref} className="pb-input" />}
    </Field>
  );
}

/** A longer text with its label. */
export function TextAreaField({ label, help, problem, aside, isLabelHidden, ...input }: Described & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...described({ label, help, problem, aside, isLabelHidden })}>
      {(control) => <textarea rows={3} {...input} {...control} className="pb-input" />}
    </Field>
  );
}

/** A choice of few, the system's own list: works with every keyboard and screen reader. */
export function SelectField({ label, help, problem, aside, isLabelHidden, children, ...select }: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field {...described({ label, help, problem, aside, isLabelHidden })}>
      {(control) => (
        <select {...select} {...control} className="pb-input pb-select">
          {children}
        </select>
      )}
    </Field>
  );
}

function described(parts: { [Key in keyof Described]: Described[Key] | undefined }): Described {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as unknown as Described;
}

/** A yes or no with its words; `help` under it. */
export function CheckField({ label, help, ...input }: { label: ReactNode; help?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="pb-check-field">
      <input {...input} type="checkbox" id={id} className="pb-check" {...(help === undefined ? {} : { "aria-describedby": `${id}-help` })} />
      <div>
        <label htmlFor={id}>{label}</label>
        {help !== undefined && (
          <p className="pb-field-help" id={`${id}-help`}>
            {help}
          </p>
        )}
      </div>
    </div>
  );
}

/** A bare tick box for rows; `isPart` shows that some of what it stands for are ticked. */
export function Check({ isPart = false, label, ...input }: { isPart?: boolean; label: string } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <input
      {...input}
      type="checkbox"
      className="pb-check"
      aria-label={label}
      ref={(element) => {
        if (element !== null) element.indeterminate = isPart;
      }}
    />
  );
}
