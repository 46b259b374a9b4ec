/**
 * The harness of the benchmarks: picks them by name, prints a table and writes results.json. A benchmark is a file `*.bench.ts` here that exports
 * `bench`. Figures of one run stand beside each other; compare runs only on one machine.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";

/** One line of results.json. `n`: how many measurements stand behind it. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly p50?: number;
  readonly p99?: number;
  readonly n: number;
  readonly context: string;
}

export interface Bench {
  /** What a person types: `npm run bench -- delivery.read`. A prefix with a dot takes the group: `api`. */
  readonly names: readonly string[];
  /** @param wanted those of `names` that were asked for */
  run(wanted: readonly string[]): Promise<Figure[]>;
}

const isWanted = (name: string, asked: readonly string[]): boolean => asked.length === 0 || asked.some((word) => name === word || name.startsWith(`${word}.`));

/** Runs the benchmarks that `asked` names, all of them for none. Answers the exit code: 1 when one failed, 2 for a name that is none. */
export async function runBenches(asked: readonly string[]): Promise<number> {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".bench.ts"));
  const benches = await Promise.all(files.sort().map(async (file) => ((await import(join(import.meta.dirname, file))) as { bench: Bench }).bench));
  const known = benches.flatMap((bench) => bench.names);
  const unknown = asked.filter((word) => !known.some((name) => isWanted(name, [word])));
  if (unknown.length > 0) {
    console.error(`There is no benchmark ${unknown.join(", ")}. There are: ${known.join(", ")}`);
    return 2;
  }
  const figures: Figure[] = [];
  let failures = 0;
  for (const bench of benches) {
    const wanted = bench.names.filter((name) => isWanted(name, asked));
    if (wanted.length === 0) continue;
    console.error(`${wanted.join(", ")} …`);
    try {
      figures.push(...(await bench.run(wanted)));
    } catch (error) {
      failures++;
      console.error(error);
    }
  }
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, Node ${process.version}`;
  writeFileSync(
    join(import.meta.dirname, "results.json"),
    `${JSON.stringify(
      figures.map((figure) => ({ ...figure, context: `${figure.context}; ${machine}` })),
      null,
      2,
    )}\n`,
  );
  console.log(table(figures));
  console.log(machine);
  return failures > 0 ? 1 : 0;
}

/** A figure from times in milliseconds, one a measurement. @param perSecond the value is a rate, otherwise the median */
export function figureOf(name: string, timesMs: readonly number[], context: string, perSecond?: number): Figure {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  const value = perSecond === undefined ? at(0.5) : rounded(perSecond);
  return { name, unit: perSecond === undefined ? "ms" : "requests/s", value, p50: at(0.5), p99: at(0.99), n: sorted.length, context };
}

export const rounded = (value: number): number => Number(value.toPrecision(4));

function table(figures: readonly Figure[]): string {
  const rows = [["name", "value", "unit", "p50", "p99", "n", "context"], ...figures.map((figure) => cells(figure))];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column > 0 && column < 6 && column !== 2 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}

const cells = ({ name, value, unit, p50, p99, n, context }: Figure): string[] => [
  name,
  String(value),
  unit,
  String(p50 ?? ""),
  String(p99 ?? ""),
  String(n),
  context,
];
