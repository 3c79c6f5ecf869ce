// A device on a counter: one person after another, days without a connection, and a code that ends it.
import { createHash, randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { arrived, everything, keys, outbox, send, stored } from "./phone.ts";
import { onSync, type Proxy, startProxy } from "./proxy.ts";
import { type Server, startServer } from "./server.ts";

/** Characters that every browser lets a page keep (5 MB of UTF-16). */
const ROOM = 2_500_000;
const MANY = 2_000;

let server: Server;
let proxy: Proxy;
let address: string;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  proxy = await startProxy(server.url);
  const desk = await browser.newPage();
  await setUp(desk, server, ["Rannan koulu"]);
  address = proxy.url + new URL(await openRound(desk, server, undefined, "asiakkaille")).pathname;
  await desk.close();
});
test.afterEach(() => { proxy.weather = null; });
test.afterAll(async () => { proxy.stop(); await server.stop(); });

async function start(page: Page) {
  await page.goto(`${address}?kiosk`);
  await page.getByLabel("Koodi").fill("1357");
  await page.getByRole("button", { name: "Aloita" }).click();
  await page.locator(".kiosk").waitFor();
}

test("empty for the next person, left only with the code", async ({ page }) => {
  await start(page);
  for (let person = 0; person < 3; person++) {
    await expect(page.locator("input[type=radio]:checked")).toHaveCount(0);
    await page.locator("input[type=radio]").nth(person).check();
    await send(page);
    await arrived(page);
    await page.getByRole("button", { name: "Toinen henkilö vastaa" }).click();
  }
  // What is left undone is gone for the next one.
  await page.locator("input[type=radio]").first().check();
  await expect.poll(() => keys(page, "keha.draft.")).toHaveLength(1);
  await page.reload();
  await page.locator(".kiosk").waitFor();
  await expect(page.locator("input[type=radio]:checked")).toHaveCount(0);
  await expect.poll(() => keys(page, "keha.draft.")).toHaveLength(0);
  // Other pages lead back here.
  await page.goto(proxy.url);
  await page.waitForURL(`${address}*`);
  await page.getByRole("button", { name: "Lopeta" }).first().click();
  await page.locator("input[type=password]").fill("0000");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Koodi on väärä.")).toBeVisible();
  await page.locator("input[type=password]").fill("1357");
  await page.keyboard.press("Enter");
  await expect(page.locator(".kiosk")).toHaveCount(0);
});

test("days without a connection: thousands of answers wait in the room that every browser gives, and all arrive", async ({ page, context }) => {
  test.setTimeout(120_000);
  await start(page);
  const kept = () => page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("keha-v-"));
    const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)));
    return files.flat().some((file) => file.includes("split_counter")) && files.flat().some((file) => file.includes("shell.html"));
  });
  await expect.poll(kept, { timeout: 30_000 }).toBe(true);
  proxy.weather = async () => null;
  // The device is started anew without a connection, and is still on its counter.
  await page.reload();
  await page.locator(".kiosk").waitFor();
  await everything(page);
  for (const field of await page.locator("fieldset").all()) await field.locator("input").first().check();
  await page.locator("form textarea").first().fill("Kiitos hyvästä palvelusta, ja kahvista myös.");
  await send(page);
  await expect(page.locator("h1 ~ [data-state=device]")).toBeVisible();
  await expect(page.getByRole("button", { name: "Muuta vastausta" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Tallenna tiedostoksi" })).toBeHidden();
  const [key] = await outbox(page);
  const entry = JSON.parse((await page.evaluate((key) => localStorage.getItem(key), key)) ?? "");
  const more = Array.from({ length: MANY - 1 }, (_, n) => {
    const id = randomUUID();
    const body = entry.operation.body.replace("Kiitos", `Kiitos-${n}`);
    return [`keha.outbox.${id}`, JSON.stringify({ ...entry, operation: { id, revision: 1, hash: createHash("sha256").update(body).digest("hex"), body } })];
  });
  await page.evaluate((more) => { for (const [key, value] of more) localStorage.setItem(key, value); }, more);
  await page.getByRole("button", { name: "Toinen henkilö vastaa" }).click();
  await expect(page.locator(".unsent")).toBeHidden();
  await page.reload();
  await expect(page.locator(".kiosk .state")).toContainText("2000");
  expect(await page.evaluate(() => Object.entries({ ...localStorage }).reduce((sum, [key, value]) => sum + key.length + String(value).length, 0))).toBeLessThan(ROOM);
  proxy.weather = null;
  await context.setOffline(true);
  await context.setOffline(false);
  await expect.poll(() => outbox(page), { timeout: 60_000 }).toEqual([]);
  expect(stored(server).filter((row) => row.body.includes("Kiitos"))).toHaveLength(MANY);
});
