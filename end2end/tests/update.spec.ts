// 13: a new version of the app, N to N+1, and what a phone that was there before meets. The proxy makes the new version: the
// same parts under a new name in the service worker's list.
import { expect, type Page, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { fill, open, outbox, send, stored } from "./phone.ts";
import { type Proxy, startProxy, type Weather } from "./proxy.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let proxy: Proxy;
let one: string;
let two: string;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  proxy = await startProxy(server.url);
  const desk = await browser.newPage();
  await setUp(desk, server, ["Rannan koulu"]);
  one = proxy.url + new URL(await openRound(desk, server)).pathname;
  two = proxy.url + new URL(await openRound(desk, server)).pathname;
  await desk.close();
});
test.afterEach(() => { proxy.weather = null; });
test.afterAll(async () => { proxy.stop(); await server.stop(); });

/** The next version; `broken` has a part that is not there. */
const next = (version: string, broken = false): Weather => async (request, pass) => {
  const reply = await pass();
  if (request.path !== "/sw.js") return reply;
  const plain = await (await fetch(`${server.url}/sw.js`)).text();
  let text = plain.replace(/"version":"[^"]*"/, `"version":"${version}"`);
  if (broken) text = text.replace('"files":[', '"files":["/pkg/not-there.wasm",');
  return { ...reply, headers: { "content-type": "text/javascript", "cache-control": "no-cache" }, body: Buffer.from(text) };
};
const installed = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
const versions = (page: Page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("keha-v-")));
const look = (page: Page) => page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration())?.update().catch(() => {}); });

test("13 update breaks offline launch: after an update, two questionnaires that were downloaded before open without a connection", async ({ page, context }) => {
  await open(page, one);
  await installed(page);
  await open(page, two);
  const before = await versions(page);
  proxy.weather = next("next-1");
  await look(page);
  await expect.poll(() => versions(page)).toContain("keha-v-next-1");
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");
  // The version before stays for pages that were opened with it.
  expect(await versions(page)).toEqual(expect.arrayContaining(before));
  await context.setOffline(true);
  for (const [address, mark] of [[one, "mark-13-one"], [two, "mark-13-two"]]) {
    await open(page, address);
    await fill(page, mark);
    await send(page);
    await expect(page.locator("h1 ~ [data-state=device]")).toBeVisible();
  }
  await context.setOffline(false);
  await expect.poll(() => outbox(page), { timeout: 20_000 }).toEqual([]);
  expect(stored(server).filter((row) => row.body.includes("mark-13"))).toHaveLength(2);
});

test("a version that is not whole changes nothing", async ({ page, context }) => {
  await open(page, one);
  await installed(page);
  const before = await versions(page);
  proxy.weather = next("broken-1", true);
  await look(page);
  await page.waitForTimeout(1_500);
  expect(await versions(page)).toEqual(before);
  expect(await page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting)).toBe(false);
  await context.setOffline(true);
  await open(page, one);
});

test("nobody is interrupted in the middle of an answer", async ({ page }) => {
  await open(page, one);
  await installed(page);
  await page.reload();
  await fill(page, "mark-13-draft");
  proxy.weather = next("next-2");
  await look(page);
  const waiting = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state);
  await expect.poll(waiting).toBe("installed");
  await page.reload();
  // Longer than the pause between two questions whether it may.
  await page.waitForTimeout(5_000);
  expect(await waiting()).toBe("installed");
  await expect(page.locator("form textarea").first()).toHaveValue("mark-13-draft");
  await send(page);
  await expect(page.locator("h1 ~ [data-state=received]")).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect.poll(waiting).toBeUndefined();
});

test("13 a page of the desk that was left open over an update finds the parts it was opened with", async ({ browser }) => {
  const context = await browser.newContext({ locale: "fi-FI", viewport: { width: 1100, height: 800 } });
  const desk = await context.newPage();
  await desk.goto(`${proxy.url}/sign-in`);
  await desk.waitForLoadState("networkidle");
  await desk.getByLabel("Sähköposti").fill("maija@kunta.fi");
  await desk.getByLabel("Salasana").fill("meri kahvi lumi pata");
  await desk.getByRole("button", { name: "Kirjaudu sisään" }).click();
  await desk.waitForURL("**/home");
  await desk.reload();
  const all: string[] = (await (await fetch(`${server.url}/offline.json`)).json()).whole;
  expect(all.length).toBeGreaterThan(20);
  const missing = () => desk.evaluate(async (all) => {
    const found = await Promise.all(all.map((file) => caches.match(file, { ignoreVary: true })));
    return found.filter((one) => !one).length;
  }, all);
  await expect.poll(missing, { timeout: 30_000 }).toBe(0);
  // The server knows none of the old names any more.
  proxy.weather = (request, pass) => (request.path.startsWith("/pkg/") ? Promise.resolve({ status: 404, headers: {}, body: Buffer.alloc(0) }) : pass());
  await desk.getByRole("link", { name: "Kyselyt" }).first().click();
  await expect(desk.getByRole("heading", { level: 1 })).toContainText("Kysely");
  await desk.getByRole("link", { name: "Tulokset" }).first().click();
  await expect(desk).toHaveURL(/results/);
  await expect(desk.getByRole("heading", { level: 1 })).toContainText("Tulokset");
  await context.close();
});

test("the worker touches nothing but GET", async ({ page }) => {
  await open(page, one);
  await installed(page);
  await page.reload();
  const answers = await page.evaluate(async () => {
    const ask = async (method: string) => (await fetch("/sync/v1", { method, headers: { "content-type": "application/json" }, body: "{\"operations\":[]}" })).text();
    return [await ask("POST"), (await caches.match("/sync/v1")) === undefined];
  });
  expect(answers).toEqual(["{\"receipts\":[]}", true]);
});
