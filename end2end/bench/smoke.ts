// Four browsers at once for three minutes, two answering and two reading: nothing may panic, no page may complain.
import { type Browser, chromium } from "@playwright/test";
import { existsSync } from "node:fs";
import { openRound, received, setUp } from "../tests/org.ts";
import { watch } from "../tests/page.ts";
import { send } from "../tests/phone.ts";
import { startServer } from "../tests/server.ts";

const MINUTES = 3;
const system = "/usr/bin/chromium";
const launch = () => chromium.launch({ executablePath: existsSync(system) ? system : undefined, args: ["--no-sandbox", "--disable-gpu"] });

const server = await startServer();
const first = await launch();
const desk = await first.newPage({ locale: "fi-FI" });
await setUp(desk, server, ["Rannan koulu"]);
const address = await openRound(desk, server);
await first.close();

const until = Date.now() + MINUTES * 60_000;
const counts = { answers: 0, readings: 0 };
const faults: string[] = [];

async function respond(browser: Browser) {
  while (Date.now() < until) {
    const context = await browser.newContext({ locale: "fi-FI" });
    const page = await context.newPage();
    const seen = watch(page);
    await page.goto(address);
    await page.locator("input[type=radio]").first().check();
    await send(page);
    await received(page);
    faults.push(...seen);
    counts.answers++;
    await context.close();
  }
}

async function read(browser: Browser) {
  while (Date.now() < until) {
    const context = await browser.newContext({ locale: "fi-FI" });
    const page = await context.newPage();
    const seen = watch(page);
    await page.goto(server.url);
    await page.getByRole("button", { name: "Avaa esimerkki" }).click();
    await page.waitForURL("**/home");
    for (const [path, ready] of [["units", ".unit-name"], ["surveys", "h1"], ["feedback", ".batch"], ["results", ".batch"]]) {
      await page.goto(`${server.url}/${path}`);
      await page.locator(ready).first().waitFor();
    }
    await page.locator(".batch a").first().click();
    await page.locator("figure[data-rho]").waitFor();
    faults.push(...seen);
    counts.readings++;
    await context.close();
  }
}

const browsers = await Promise.all([launch(), launch(), launch(), launch()]);
const ends = await Promise.allSettled(browsers.map((browser, n) => (n < 2 ? respond(browser) : read(browser))));
for (const end of ends) if (end.status === "rejected") faults.push(String(end.reason));
await Promise.all(browsers.map((browser) => browser.close()));
const panics = server.log().split("panicked").length - 1;
await server.stop();
const result = { minutes: MINUTES, browsers: browsers.length, ...counts, faults: faults.length, panics };
console.table([result]);
for (const fault of new Set(faults)) console.log(fault);
console.log(JSON.stringify(result));
