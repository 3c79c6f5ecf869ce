import { expect, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { everything, send } from "./phone.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let address: string;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  const page = await browser.newPage();
  await setUp(page, server, ["Rannan koulu"]);
  address = await openRound(page, server);
  await page.close();
});
test.afterAll(async () => { await server.stop(); });

test("an answer is kept while it is written, sent and received", async ({ page }) => {
  const faults = watch(page);
  await page.goto(address);
  await accessible(page);
  await page.locator("input[type=radio]").first().check();
  await expect(page.getByRole("status")).toHaveAttribute("data-state", "device");
  await everything(page);
  await expect(page.locator("form textarea").first()).toBeVisible();
  await page.locator("form textarea").first().fill("Kahvihetket toimivat.");
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("keha.draft.")));
  await page.reload();
  await expect(page.locator("form textarea").first()).toHaveValue("Kahvihetket toimivat.");
  await send(page);
  await expect(page.locator("h1 ~ [data-state=received]")).toBeVisible();
  await accessible(page);
  expect(faults).toEqual([]);
});

test("without scripts the form is filled in and sent", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "fi-FI" });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("input[type=radio]").first().check();
  await page.getByRole("button", { name: "Lähetä" }).click();
  await expect(page.getByRole("heading", { name: "Kiitos" })).toBeVisible();
  await context.close();
});

test("an answer sent without a connection is received when it returns", async ({ context, page }) => {
  await page.goto(address);
  await page.locator("input[type=radio]").first().check();
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("keha.draft.")));
  await context.setOffline(true);
  await send(page);
  await expect(page.locator("h1 ~ [data-state=device]")).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator("h1 ~ [data-state=received]")).toBeVisible({ timeout: 20_000 });
});

test("after the first visit, the page opens and sends without a connection", async ({ context, page }) => {
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.close();
  await context.setOffline(true);
  const again = await context.newPage();
  await again.goto(address);
  await again.locator("input[type=radio]").first().check();
  await everything(again);
  await again.locator("form textarea").first().fill("Kirjoitettu ilman yhteyttä.");
  await send(again);
  await expect(again.locator("h1 ~ [data-state=device]")).toBeVisible();
  await again.close();
  await context.setOffline(false);
  const online = await context.newPage();
  await online.goto(address);
  await online.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("keha.outbox.")));
  const received = await online.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("keha.received.")).length);
  expect(received).toBe(1);
});
