import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const system = "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    locale: "fi-FI",
    viewport: { width: 360, height: 740 },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: existsSync(system) ? system : undefined,
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
});
