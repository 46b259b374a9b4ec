/** `/healthz`: this process turns round. `/readyz`: each thing it depends on answers, by name. */
import { z } from "zod";
import { defineRoute, type Route } from "./http/route.ts";

/** Rejects, or takes too long, when the dependency does not answer. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<unknown>;
}

const patienceMs = 2_500;
const readinessSchema = z.object({
  status: z.enum(["ok", "failed"]),
  dependencies: z.record(z.string(), z.object({ ok: z.boolean(), latencyMs: z.number() })),
});

export function healthRoutes(checks: readonly HealthCheck[]): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/healthz",
      summary: "Whether the process answers",
      tag: "operations",
      permission: "public",
      responses: { 200: z.object({ status: z.literal("ok") }) },
      handle: async () => ({ status: 200, body: { status: "ok" } }),
    }),
    defineRoute({
      method: "get",
      path: "/readyz",
      summary: "Whether everything it depends on answers",
      tag: "operations",
      permission: "public",
      responses: { 200: readinessSchema, 503: readinessSchema },
      async handle() {
        const results = await Promise.all(checks.map(runCheck));
        const isOk = results.every(([, result]) => result.ok);
        return { status: isOk ? 200 : 503, body: { status: isOk ? "ok" : "failed", dependencies: Object.fromEntries(results) } };
      },
    }),
  ];
}

/** The reason of a failure stays inside: anybody may ask. */
async function runCheck({ name, check }: HealthCheck): Promise<[string, { ok: boolean; latencyMs: number }]> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), patienceMs);
  });
  const ok = await Promise.race([check(), late]).then(
    () => true,
    () => false,
  );
  clearTimeout(timer);
  return [name, { ok, latencyMs: Math.round((performance.now() - startedAt) * 10) / 10 }];
}
