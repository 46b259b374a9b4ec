import base from "./playwright.config.ts";
export default { ...base, outputDir: "/tmp/v/results", timeout: 400_000, expect: { timeout: 60_000 }, workers: 1, reporter: "line", use: { ...base.use, actionTimeout: 60_000, trace: "off" } };
