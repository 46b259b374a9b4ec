import type { FieldProblem } from "@pressbox/shared/kernel/problem.ts";

/**
 * A failure with a name that callers may show. Factories stand in `<feature>.errors.ts`; the error middleware is the only place that
 * turns it into a problem document (RFC 9457).
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly FieldProblem[];
  readonly details: Readonly<Record<string, unknown>>;
  /** Answered beside the problem: `Retry-After`, `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  /**
   * @param code `<feature>.<reason>`, stable
   * @param status HTTP status, 4xx or 503
   * @param message one English sentence
   */
  constructor(
    code: string,
    status: number,
    message: string,
    more: { errors?: readonly FieldProblem[]; details?: Readonly<Record<string, unknown>>; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.status = status;
    this.errors = more.errors ?? [];
    this.details = more.details ?? {};
    this.headers = more.headers ?? {};
  }
}

/** 422 with a fault per field. */
export const invalidInput = (errors: readonly FieldProblem[]) => new AppError("platform.invalid_input", 422, "Some fields are not valid.", { errors });
/** 401. */
export const notSignedIn = () => new AppError("identity.not_signed_in", 401, "Sign in first.");
/** 403, naming the permission that is missing. */
export const notAllowed = (permission: string) => new AppError("identity.not_allowed", 403, "You may not do this.", { details: { permission } });
/** 404, also for what the actor may not see. */
export const notFound = (what: string) => new AppError("platform.not_found", 404, `There is no such ${what}.`);
/** 412: somebody was faster. `details.current` is what stands now. */
export const preconditionFailed = (details: Readonly<Record<string, unknown>>) =>
  new AppError("platform.precondition_failed", 412, "This was changed since you read it.", { details });

/** Throws a plain Error when something that must hold does not: 500 and an alert, never a repair in silence. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant: ${message}`);
}
