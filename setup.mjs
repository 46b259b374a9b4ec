/**
 * The one door of the repository: `npm start`, `npm test`, `npm run bench | cli | dev` all come here, on any Node >= 20, and find or
 * make what they need: packages (with them Node 26, docs/decisions/0001-workspace-on-npm-node.md), Prisma clients, the built
 * admin, system programs for tests. Plain JavaScript without dependencies, because on a fresh clone there are none yet.
 *
 * Everything made carries a stamp: the hash of what it was made from, kept inside what was made, so that deleting the one deletes the
 * other. Nothing changed means nothing done. What setup says goes to stderr: stdout belongs to the command.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const at = (/** @type {string} */ path) => join(root, path);
const say = (/** @type {string} */ line) => console.error(line);
const isCi = process.env["CI"] === "true" || process.env["CI"] === "1";
const binFolder = at("node_modules/.bin");
const productEnv = {
  ...process.env,
  // Debian keeps servers (varnishd) in /usr/sbin, which is not on everybody's PATH.
  PATH: [binFolder, process.env["PATH"] ?? "", "/usr/local/sbin", "/usr/sbin"].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
  // Compiled code of the last start: halves the time a warm start spends on loading modules.
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? at("node_modules/.cache/node"),
};

/** @type {Record<string, (args: string[]) => Promise<number> | number>} */
const commands = {
  start(args) {
    setUp({ admin: true });
    // Not a reason to stop: a newsroom without clips still works.
    if (!installPrograms([programs.ffmpeg], "clips")) say("setup: going on without ffmpeg: clips cannot be processed, the demo data comes without them.");
    return run("node", ["admin-api/src/server.ts", ...args]);
  },
  cli(args) {
    setUp({});
    return run("node", ["admin-api/src/cli.ts", ...args]);
  },
  bench(args) {
    setUp({ admin: true });
    requirePrograms(Object.values(programs), "benchmarks");
    return run("node", ["e2e/bench/run.ts", ...args]);
  },
  async dev(args) {
    setUp({});
    const admin = spawn(join(binFolder, "vite"), [], { cwd: at("admin-ui"), stdio: "inherit", env: productEnv });
    const code = await run("node", ["--watch", "admin-api/src/server.ts", ...args], { NODE_ENV: "development" });
    admin.kill();
    return code;
  },
  async test(args) {
    setUp({ admin: true });
    requirePrograms(Object.values(programs), "tests");
    return await testEverything(args);
  },
};

// ---------------------------------------------------------------------------------------------------- set-up

/** @param {{ admin?: boolean }} wanted */
function setUp({ admin = false }) {
  const manifests = [
    "package.json",
    "package-lock.json",
    ".npmrc",
    ...["shared", "prisma", "admin-api", "admin-ui", "e2e"].map((name) => `${name}/package.json`),
  ];
  make("node_modules", "npm packages and Node 26: package-lock.json asks for them", manifests, installPackages, `${process.platform} ${process.arch}`);
  make("prisma/generated", "database clients: generated from prisma/models", ["prisma/models", "prisma/tools", "package-lock.json"], () =>
    runSync("node", ["prisma/tools/generate.ts"]),
  );
  const adminSources = ["admin-ui/src", "admin-ui/locales", "admin-ui/public", "admin-ui/index.html", "admin-ui/vite.config.ts", "admin-ui/package.json"];
  if (admin)
    make("admin-ui/dist", "the admin for the browser: built from admin-ui and shared", [...adminSources, "shared/src", "package-lock.json"], () =>
      runSync(join(binFolder, "vite"), ["build", "--logLevel", "warn"], at("admin-ui")),
    );
}

/**
 * Runs `maker` unless `target` carries the stamp of its `sources`.
 * @param {string} target folder that is made
 * @param {string} why one line for the person who waits
 * @param {string[]} sources files and folders
 * @param {() => boolean} maker answers whether it worked
 * @param {string} [extra] what else it depends on
 */
function make(target, why, sources, maker, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const source of sources) hashTree(hash, source);
  const stamp = hash.digest("hex");
  const stampFile = at(`${target}/.setup-stamp`);
  const isMade = () => existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
  if (isMade()) return;
  const unlock = lockSetUp();
  try {
    // Another set-up may have made it while this one waited.
    if (isMade()) return;
    say(`setup: ${target} ← ${why}`);
    if (!maker()) fail(`setup: ${target} could not be made; the reason stands above.`);
    writeFileSync(stampFile, stamp);
  } finally {
    unlock();
  }
}

/** Two set-ups of one checkout would tear each other's files apart: the second waits. A lock whose process is gone counts for nothing. */
function lockSetUp() {
  const lockFile = at(".cache/setup.lock");
  mkdirSync(at(".cache"), { recursive: true });
  for (let waitedMs = 0; ; waitedMs += 500) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: "wx" });
      const unlock = () => {
        process.off("exit", unlock);
        rmSync(lockFile, { force: true });
      };
      process.once("exit", unlock);
      return unlock;
    } catch {
      const owner = Number(existsSync(lockFile) ? readFileSync(lockFile, "utf8") : 0);
      if (owner > 0 && !isAlive(owner)) rmSync(lockFile, { force: true });
      else if (waitedMs === 0) say(`setup: waiting for another set-up (process ${owner})`);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {import("node:crypto").Hash} hash @param {string} path relative; a missing file counts as missing */
function hashTree(hash, path) {
  const stats = statSync(at(path), { throwIfNoEntry: false });
  hash.update(`${path}\0${stats ? (stats.isDirectory() ? "folder" : stats.size) : "missing"}\0`);
  if (stats?.isDirectory()) for (const name of readdirSync(at(path)).sort()) hashTree(hash, `${path}/${name}`);
  else if (stats) hash.update(readFileSync(at(path)));
}

/**
 * Only the package `node` may run an install script (it fetches Node 26 for this platform); every native addon brings its binary along.
 * The outer Node does it: the inner one is about to be replaced.
 */
function installPackages() {
  const outerPath = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.startsWith(at("node_modules")));
  const environment = { ...process.env, PATH: outerPath.join(delimiter) };
  const npm = (/** @type {string[]} */ ...args) =>
    spawnSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: root,
      env: environment,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    }).status === 0;
  return npm("ci", "--include=dev", "--ignore-scripts") && npm("rebuild", "node", "--foreground-scripts=false") && find("node", binFolder) !== undefined;
}

// ------------------------------------------------------------------------------------------- system programs

const programs = {
  chromium: { packages: ["chromium"], isThere: () => existsSync(process.env["CHROMIUM_PATH"] ?? "") || find("chromium") !== undefined },
  redis: { packages: ["redis-server"], isThere: () => find("redis-server") !== undefined },
  varnish: { packages: ["varnish", "varnish-modules"], isThere: () => find("varnishd") !== undefined && hasXkey() },
  ffmpeg: { packages: ["ffmpeg"], isThere: () => find("ffmpeg") !== undefined && find("ffprobe") !== undefined },
};
/** @typedef {{ packages: string[], isThere: () => boolean }} Program */

/** Varnish's module for purging by tag comes in a package of its own. */
function hasXkey() {
  const folders = ["/usr/lib", "/usr/local/lib", ...(existsSync("/usr/lib") ? readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`) : [])];
  return folders.some((folder) => existsSync(`${folder}/varnish/vmods/libvmod_xkey.so`));
}

/** Path of a program, looked for on PATH and where Debian keeps servers. @param {string} name @param {string} [folders] */
function find(name, folders = `${process.env["PATH"] ?? ""}${delimiter}/usr/sbin${delimiter}/usr/bin`) {
  return folders.split(delimiter).find((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** @param {Program[]} wanted @param {string} purpose */
function requirePrograms(wanted, purpose) {
  if (!installPrograms(wanted, purpose)) fail(`setup: ${purpose} need them; nothing was run.`);
}

/** Installs what is missing, or prints the command that would. Answers whether everything is there. @param {Program[]} wanted @param {string} purpose */
function installPrograms(wanted, purpose) {
  const packages = wanted.filter((program) => !program.isThere()).flatMap((program) => program.packages);
  if (packages.length === 0) return true;
  const install = ["apt-get", "install", "-y", "--no-install-recommends", ...packages];
  if (find("apt-get") === undefined || process.getuid?.() !== 0) {
    say(`setup: ${purpose} need ${packages.join(", ")}. Run: sudo apt-get update && sudo ${install.join(" ")}`);
    return false;
  }
  say(`setup: ${packages.join(", ")} ← system programs for ${purpose}, by apt-get`);
  const apt = (/** @type {string[]} */ args) =>
    spawnSync(/** @type {string} */ (args[0]), args.slice(1), { stdio: ["ignore", "ignore", 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
      .status === 0;
  return apt(["apt-get", "update", "-q"]) && apt(install) && wanted.every((program) => program.isThere());
}

// ----------------------------------------------------------------------------------------------------- tests

/** Lint, types, unit and browser tests, and the closing line. @param {string[]} args file filters for the unit tests; given, the browser stays closed */
async function testEverything(args) {
  const counts = { passed: 0, failed: 0 };
  const stages = [
    ["format and lint: biome", "biome", ["check", "."]],
    ["lint: oxlint", "oxlint", ["--deny-warnings"]],
    ["unused files, exports, packages: knip", "knip", []],
    ["types: turbo run typecheck", "turbo", ["run", "typecheck", "--output-logs=errors-only"]],
  ];
  for (const [name, program, programArgs] of /** @type {[string, string, string[]][]} */ (stages)) {
    say(`\n── ${name}`);
    if ((await run(program, programArgs)) === 0) counts.passed++;
    else {
      counts.failed++;
      say(`\n${name} failed: the tests were not started.`);
      return close(counts);
    }
  }
  mkdirSync(at(".cache"), { recursive: true });
  const vitestArgs = ["run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${at(".cache/vitest.json")}`];
  await testStage(counts, "unit, API and contract: vitest", "vitest", vitestArgs, readVitest);
  if (args.length === 0) await testStage(counts, "browser: playwright", "playwright", ["test", "--config=e2e/playwright.config.ts"], readPlaywright);
  return close(counts);
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Report */

/** @param {{ passed: number, failed: number }} counts @param {string} name @param {string} program @param {string[]} args @param {(report: any) => Report} read */
async function testStage(counts, name, program, args, read) {
  say(`\n── ${name}`);
  const reportFile = at(`.cache/${program}.json`);
  rmSync(reportFile, { force: true });
  const code = await run(program, args);
  const report = existsSync(reportFile) ? read(JSON.parse(readFileSync(reportFile, "utf8"))) : { passed: 0, failed: 0, skipped: 0 };
  counts.passed += report.passed;
  counts.failed += report.failed;
  if (report.skipped > 0) say(`${name}: ${report.skipped} skipped.`);
  if (isCi) counts.failed += report.skipped;
  // A stage that ends badly without a failed test (a crash, an unhandled error, no tests at all) is a failure all the same.
  if (report.failed === 0 && (code !== 0 || report.passed === 0)) counts.failed++;
}

/** @param {any} report @returns {Report} */
const readVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests });
/** @param {any} report @returns {Report} */
const readPlaywright = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped });

/** @param {{ passed: number, failed: number }} counts */
function close({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

// -------------------------------------------------------------------------------------------------- processes

/**
 * Runs a program of the project in the foreground, as if it had replaced this process: signals go on to it, its exit code comes back.
 * @param {string} program @param {string[]} args @param {Record<string, string>} [environment]
 * @returns {Promise<number>}
 */
function run(program, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(join(binFolder, program), args, { cwd: root, stdio: "inherit", env: { ...productEnv, ...environment } });
    // A terminal's Ctrl-C reaches the child by itself; a second one would cut its shutdown short.
    const forward = (/** @type {NodeJS.Signals} */ signal) => void (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal));
    const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
    for (const signal of signals) process.on(signal, forward);
    // Between npm and us stands a shell that dies of a signal without passing it on: its death counts as one.
    const parent = process.ppid;
    const watch = setInterval(() => void (process.ppid !== parent && child.kill("SIGTERM")), 200);
    child.once("error", (error) => fail(`${program}: ${error.message}`));
    child.once("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, forward);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function runSync(program, args, cwd = root) {
  return spawnSync(program === "node" ? join(binFolder, "node") : program, args, { cwd, stdio: ["ignore", 2, 2], env: productEnv }).status === 0;
}

/** @param {string} line @returns {never} */
function fail(line) {
  say(line);
  process.exit(1);
}

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`Usage: node setup.mjs ${Object.keys(commands).join(" | ")}`);
process.exitCode = await command(args);
