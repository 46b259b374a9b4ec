import base from "/work/main/e2e/playwright.config.ts";
export default { ...base, testDir: "/work/main/e2e", outputDir: "/tmp/sug/results", timeout: 400000, expect: { timeout: 60000 }, reporter: [["list"]], use: { ...base.use, actionTimeout: 60000, trace: "off" }, projects: [{ name: "comments", testDir: "/work/main/e2e/comments", testMatch: "**/zz-suggest.spec.ts" }] };
