// The 27 ways in which other products lose or double answers (research/survey-peers.md §2, by number), here as tests. What
// can be shown without a browser is shown in domain/tests/failures.rs and store/tests/rooms.
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { answer, arrived, everything, fill, keys, open, outbox, send, stored, waits } from "./phone.ts";
import { html, onSync, type Proxy, startProxy } from "./proxy.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let proxy: Proxy;
let path: string;
let address: string;
let desk: Page;
let round: string;
let survey: string;
test.describe.configure({ mode: "default" });
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  proxy = await startProxy(server.url);
  desk = await browser.newPage();
  await setUp(desk, server, ["Rannan koulu"]);
  path = new URL(await openRound(desk, server)).pathname;
  round = desk.url();
  survey = new URL((await desk.locator(".page-head a").getAttribute("href")) ?? "", server.url).href;
  address = proxy.url + path;
});
test.afterEach(() => { proxy.weather = null; });
test.afterAll(async () => { proxy.stop(); await server.stop(); });

const held = (mark: string) => stored(server).filter((row) => row.body.includes(mark));
/** Another phone's view: nobody else's storage. */
const now = (page: Page) => page.getByRole("button", { name: "Lähetä nyt" }).first().click();

test("1 ack lost: a hundred replies never arrive, one row", async ({ page }) => {
  let lost = 0;
  proxy.weather = onSync(async (_, pass) => { await pass(); lost++; return null; });
  await answer(page, address, "mark-1");
  await waits(page);
  while (lost < 100) await page.evaluate(() => { window.dispatchEvent(new Event("online")); return new Promise((done) => setTimeout(done, 20)); });
  proxy.weather = null;
  await now(page);
  await arrived(page);
  expect(held("mark-1")).toHaveLength(1);
});

test("2 check-then-insert race: fifty identical sends at once, one row and fifty equal receipts", async ({ page }) => {
  await open(page, address);
  const { link, version, questionnaire } = JSON.parse((await page.locator("#asking").textContent()) ?? "{}");
  const body = JSON.stringify({ type: "answer", link, version, lang: "fi", values: { [questionnaire.items[0].key]: { choice: 2 } } });
  const operation = { id: randomUUID(), revision: 1, hash: createHash("sha256").update(body).digest("hex"), body };
  const post = () => fetch(`${server.url}/sync/v1`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ operations: [operation] }) });
  const receipts = await Promise.all(Array.from({ length: 50 }, async () => (await post()).text()));
  expect(new Set(receipts).size).toBe(1);
  expect(stored(server).filter((row) => row.hash === operation.hash)).toHaveLength(1);
});

test("3 same id, new content: changed while it was on its way", async ({ page }) => {
  proxy.weather = onSync(async (_, pass) => { await pass(); return null; });
  await answer(page, address, "mark-3-first");
  await waits(page);
  await page.getByRole("button", { name: "Muuta vastausta" }).click();
  await everything(page);
  await expect(page.locator("form textarea").first()).toHaveValue("mark-3-first");
  await page.locator("form textarea").first().fill("mark-3-second");
  proxy.weather = null;
  await send(page);
  await arrived(page);
  expect(held("mark-3-second")).toHaveLength(1);
  expect(held("mark-3-first")).toHaveLength(0);
});

test("4 one draft, two tabs: each goes on with one of its own", async ({ page, context }) => {
  await open(page, address);
  await fill(page, "mark-4-one");
  // A tab that the browser copies has the same session storage.
  const [copy] = await Promise.all([context.waitForEvent("page"), page.evaluate(() => void window.open(location.href, "_blank", "opener"))]);
  await copy.locator("[data-state=device]").first().waitFor();
  await fill(copy, "mark-4-two");
  await send(page);
  await arrived(page);
  await send(copy);
  await arrived(copy);
  // Nor does a third tab take up what is open in another.
  await page.getByRole("button", { name: "Toinen henkilö vastaa" }).click();
  await fill(page, "mark-4-three");
  const third = await context.newPage();
  await third.goto(address);
  await third.locator("form, .another").first().waitFor();
  await expect(third.getByRole("button", { name: /Jatka vastausta/ })).toHaveCount(0);
  expect(held("mark-4-one")).toHaveLength(1);
  expect(held("mark-4-two")).toHaveLength(1);
});

test("5 parallel drains: three tabs and a queue of twenty", async ({ page, context }) => {
  proxy.weather = onSync(async () => null);
  await open(page, address);
  for (let n = 0; n < 20; n++) {
    await fill(page, `mark-5-${n}.`);
    await send(page);
    await waits(page);
    await page.getByRole("button", { name: "Toinen henkilö vastaa" }).click();
  }
  expect(await outbox(page)).toHaveLength(20);
  const tabs = [page, await context.newPage(), await context.newPage()];
  let atOnce = 0, most = 0;
  proxy.weather = onSync(async (_, pass) => { most = Math.max(most, ++atOnce); await new Promise((done) => setTimeout(done, 100)); const reply = await pass(); atOnce--; return reply; });
  await Promise.all([tabs[1].goto(address), tabs[2].goto(address), page.evaluate(() => window.dispatchEvent(new Event("online")))]);
  await expect.poll(() => outbox(page), { timeout: 30_000 }).toEqual([]);
  for (let n = 0; n < 20; n++) expect(held(`mark-5-${n}.`)).toHaveLength(1);
  expect(most).toBe(1);
});

test("6 no status deletes an answer: 300 to 599", async ({ page }) => {
  test.setTimeout(180_000);
  const asked: number[] = [];
  proxy.weather = onSync(async () => { const status = 300 + asked.length; asked.push(status); return html(Math.min(status, 599)); });
  await answer(page, address, "mark-6");
  await waits(page);
  while (asked.length < 300) {
    const before = asked.length;
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect.poll(() => asked.length).toBeGreaterThan(before);
  }
  expect(await outbox(page)).toHaveLength(1);
  proxy.weather = null;
  await now(page);
  await arrived(page);
  expect(held("mark-6")).toHaveLength(1);
});

test("8 a corrupted body is noticed, and the record stays", async ({ page }) => {
  let sent = 0;
  proxy.weather = onSync(async (request) => {
    sent++;
    const body = sent % 2 ? request.body.slice(0, request.body.length / 2) : request.body.replace("mark-8", "mark-X");
    const reply = await fetch(`${server.url}/sync/v1`, { method: "POST", headers: { "content-type": "application/json" }, body });
    return { status: reply.status, headers: { "content-type": "application/json" }, body: Buffer.from(await reply.text()) };
  });
  await answer(page, address, "mark-8");
  await expect.poll(() => sent).toBeGreaterThan(2);
  expect(held("mark-X")).toHaveLength(0);
  expect(await outbox(page)).toHaveLength(1);
  proxy.weather = null;
  await now(page);
  await arrived(page);
  expect(held("mark-8")).toHaveLength(1);
});

test("9 storage that fails in the middle says so, and the form is still sent", async ({ page }) => {
  await open(page, address);
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("gone", "InvalidStateError"); }; });
  await everything(page);
  await page.locator("form textarea").first().fill("mark-9");
  await expect(page.locator("[data-state=problem]")).toContainText("ei onnistu");
  await send(page);
  await expect(page.getByRole("heading", { name: "Kiitos" })).toBeVisible();
  expect(held("mark-9")).toHaveLength(1);
});

test("10 storage that was wiped between visits is told", async ({ page }) => {
  await open(page, address);
  await fill(page, "mark-10");
  await expect(page.getByText("on tyhjennetty")).toBeHidden();
  await page.evaluate(async () => { while (!(await caches.has("keha-canary"))) await new Promise((done) => setTimeout(done, 20)); localStorage.clear(); sessionStorage.clear(); });
  await page.goto(address);
  await expect(page.getByText("on tyhjennetty")).toBeVisible();
});

test("11 no storage at all: said before the first question, and the form works", async ({ page }) => {
  await page.addInitScript("Storage.prototype.setItem = () => { throw new DOMException('private', 'SecurityError'); }");
  await page.goto(address);
  await expect(page.locator("p.nostore")).toBeVisible();
  await page.locator("input[type=radio]").first().check();
  await everything(page);
  await page.locator("form textarea").first().fill("mark-11");
  await send(page);
  await expect(page.getByRole("heading", { name: "Kiitos" })).toBeVisible();
  expect(held("mark-11")).toHaveLength(1);
});

test("12 quota full: the person is told, and nothing that was kept is lost", async ({ page }) => {
  await open(page, address);
  await fill(page, "mark-12");
  await page.evaluate(() => { try { for (let n = 0, size = 1 << 20; size; ) try { localStorage.setItem(`full${n++}`, "x".repeat(size)); } catch { size >>= 1; } } catch { /* full */ } });
  await page.locator("form textarea").first().fill("mark-12 and much more that does not fit any longer");
  await expect(page.locator("[data-state=problem]")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes("mark-12"))).toBe(true);
  await send(page);
  await expect(page.getByRole("heading", { name: "Kiitos" })).toBeVisible();
  expect(held("mark-12")).toHaveLength(1);
});

test("15 false online: a captive portal answers 200", async ({ page }) => {
  let portal = 0;
  proxy.weather = onSync(async () => { portal++; return html(200); });
  await answer(page, address, "mark-15");
  await expect.poll(() => portal).toBeGreaterThan(1);
  await waits(page);
  expect(await outbox(page)).toHaveLength(1);
  proxy.weather = null;
  await now(page);
  await arrived(page);
});

test("16 what waits is sent whatever page is opened next", async ({ page, context }) => {
  proxy.weather = onSync(async () => null);
  await answer(page, address, "mark-16");
  await waits(page);
  await page.close();
  proxy.weather = null;
  const other = await context.newPage();
  await other.goto(`${proxy.url}/sign-in`);
  await expect.poll(() => held("mark-16").length, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => outbox(other)).toEqual([]);
});

test("16 where the browser can, the worker sends after the page is closed", async ({ page, context }) => {
  await open(page, address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  proxy.weather = onSync(async () => null);
  await fill(page, "mark-16-worker");
  await send(page);
  await waits(page);
  await page.evaluate(() => { Object.defineProperty(document, "hidden", { get: () => true }); document.dispatchEvent(new Event("visibilitychange")); });
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("keha-outbox")).keys()).length)).toBe(1);
  // A page that no worker belongs to, to call the worker from as the browser would.
  const blank = await context.newPage();
  const session = await context.newCDPSession(blank);
  const registered = new Promise<string>((done) => session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    const own = registrations.find((one) => one.scopeURL.startsWith(proxy.url));
    if (own) done(own.registrationId);
  }));
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  await page.close();
  expect(held("mark-16-worker")).toHaveLength(0);
  proxy.weather = null;
  await session.send("ServiceWorker.dispatchSyncEvent", { origin: proxy.url, registrationId, tag: "keha-outbox", lastChance: false });
  await expect.poll(() => held("mark-16-worker").length, { timeout: 20_000 }).toBe(1);
  // The phone keeps its copy until it has a receipt itself; the server keeps one.
  const again = await context.newPage();
  await again.goto(address);
  await expect.poll(() => outbox(again), { timeout: 20_000 }).toEqual([]);
  expect(held("mark-16-worker")).toHaveLength(1);
});

test("17 the right to send travels with the answer: a queue of thirty days, after the server has started anew", async ({ page }) => {
  proxy.weather = onSync(async () => null);
  await answer(page, address, "mark-17");
  await waits(page);
  await page.context().clearCookies();
  await page.clock.install({ time: Date.now() + 30 * 86_400_000 });
  proxy.weather = null;
  await page.reload();
  await expect.poll(() => held("mark-17").length, { timeout: 20_000 }).toBe(1);
});

test("19 one bad record does not keep the others from leaving", async ({ page }) => {
  proxy.weather = onSync(async () => null);
  await answer(page, address, "mark-19-poison");
  await waits(page);
  await page.getByRole("button", { name: "Toinen henkilö vastaa" }).click();
  for (const mark of ["mark-19-a", "mark-19-b", "mark-19-c"]) {
    await fill(page, mark);
    await send(page);
    await page.getByRole("button", { name: "Toinen henkilö vastaa" }).click();
  }
  // Whatever travels with it fails, as when one record breaks a server.
  proxy.weather = onSync(async (request, pass) => (request.body.includes("poison") ? html(500) : pass()));
  await expect.poll(async () => { await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange"))); return held("mark-19-").length; }, { timeout: 50_000 }).toBe(3);
  expect(await outbox(page)).toHaveLength(1);
});

test("20 retries never give up, and Retry-After is respected", async ({ page }) => {
  const times: number[] = [];
  proxy.weather = onSync(async () => { times.push(Date.now()); return html(503, { "retry-after": "3" }); });
  await answer(page, address, "mark-20");
  await expect.poll(() => times.length, { timeout: 20_000 }).toBeGreaterThan(2);
  for (let n = 1; n < times.length; n++) expect(times[n] - times[n - 1]).toBeGreaterThan(2_800);
  proxy.weather = null;
  await arrived(page);
});

test("21 a tab killed in the middle of an answer loses nothing", async ({ page, context }) => {
  await open(page, address);
  await everything(page);
  await page.locator("form textarea").first().fill("mark-21");
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(address);
  await again.getByRole("button", { name: /Jatka vastausta/ }).click();
  await everything(again);
  await expect(again.locator("form textarea").first()).toHaveValue("mark-21");
});

test("23 two people on one phone do not see each other's answers", async ({ page, context }) => {
  await open(page, address);
  await fill(page, "mark-23-unfinished");
  await page.close();
  const second = await context.newPage();
  await open(second, address);
  await everything(second);
  await expect(second.locator("form textarea").first()).toHaveValue("");
  await expect(second.getByText("mark-23")).toHaveCount(0);
  await second.getByRole("button", { name: /aloita alusta/ }).click();
  await fill(second, "mark-23-second");
  await send(second);
  await arrived(second);
  await second.getByRole("button", { name: "Toinen henkilö vastaa" }).click();
  await everything(second);
  await expect(second.locator("form textarea").first()).toHaveValue("");
  expect(await second.evaluate(() => Object.entries({ ...localStorage }).filter(([, value]) => value.includes("mark-23-second")))).toEqual([]);
});

test("24 was it saved: three states, a code, and words that are read aloud", async ({ page }) => {
  let open_ = () => {};
  const gate = new Promise<void>((done) => { open_ = done; });
  proxy.weather = onSync(async (_, pass) => { await gate; return pass(); });
  await answer(page, address, "mark-24");
  await expect(page.getByRole("status").first()).toHaveText("Lähetetään…");
  await expect(page.getByText("Kuittikoodi")).toBeVisible();
  open_();
  await arrived(page);
  await expect(page.getByRole("status").first()).toHaveText("Perillä");
  await expect(page.locator("dd strong")).toHaveText(/^[0-9A-F]{5}-[0-9A-F]{5}$/);
});

test("25 a file of answers, brought in twice after they were sent, doubles nothing", async ({ page }) => {
  proxy.weather = onSync(async () => null);
  await answer(page, address, "mark-25");
  await waits(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tallenna tiedostoksi" }).first().click()]);
  const file = await download.path();
  expect(JSON.parse(readFileSync(file, "utf8")).operations).toHaveLength(1);
  proxy.weather = null;
  await now(page);
  await arrived(page);
  await desk.goto(round);
  for (let n = 0; n < 2; n++) {
    await desk.getByLabel("Vastaustiedosto").setInputFiles({ name: "keha.json", mimeType: "application/json", buffer: readFileSync(file) });
    await expect(desk.getByText("Perillä 1, ei otettu vastaan 0.")).toBeVisible();
  }
  expect(held("mark-25")).toHaveLength(1);
  await desk.getByLabel("Vastaustiedosto").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(desk.getByRole("alert")).toContainText("ei ole Kehän vastaustiedosto");
});

test("26 an empty answer is accepted nowhere", async ({ page }) => {
  await open(page, address);
  await send(page);
  await expect(page.getByRole("alert")).toContainText("Et ole vielä vastannut");
  await page.getByRole("link", { name: "Siirry ensimmäiseen kohtaan" }).click();
  await expect(page.locator("input[type=radio]").first()).toBeFocused();
  expect(await outbox(page)).toEqual([]);
});

test("27 a clock a year ahead or behind", async ({ browser }) => {
  for (const years of [-1, 1]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setFixedTime(Date.now() + years * 365 * 86_400_000);
    await answer(page, address, `mark-27-${years}.`);
    await arrived(page);
    const [row] = held(`mark-27-${years}.`);
    expect(row).toBeTruthy();
    await context.close();
  }
});

test("18 two questionnaires of the same name do not meet", async ({ page, context }) => {
  const other = proxy.url + new URL(await openSecond()).pathname;
  await open(page, address);
  await fill(page, "mark-18-one");
  const second = await context.newPage();
  await answer(second, other, "mark-18-two");
  await arrived(second);
  await send(page);
  await arrived(page);
  expect(held("mark-18-one")).toHaveLength(1);
  expect(held("mark-18-two")).toHaveLength(1);
});

async function openSecond(): Promise<string> {
  return openRound(desk, server);
}

test("7 edited, and closed, while an answer was waiting", async ({ page, browser }) => {
  proxy.weather = onSync(async () => null);
  await answer(page, address, "mark-7-edited");
  await waits(page);
  // Somebody else has begun and not sent.
  const begun = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await open(begun, address);
  await fill(begun, "mark-7-begun");
  await desk.goto(survey);
  await desk.getByRole("button", { name: /^Poista/ }).first().click();
  await expect(desk.locator(".item-card")).toHaveCount(22);
  await desk.goto(round);
  await desk.getByRole("button", { name: "Sulje kysely" }).click();
  await desk.getByRole("button", { name: "Kyllä, sulje" }).click();
  await expect(desk.getByText("Uusia vastauksia ei voi enää aloittaa")).toBeVisible();
  // Late, but begun before: both land.
  proxy.weather = null;
  await now(page);
  await arrived(page);
  await begun.reload();
  await send(begun);
  await arrived(begun);
  expect(held("mark-7-edited")).toHaveLength(1);
  expect(held("mark-7-begun")).toHaveLength(1);
  // A new start is refused in words.
  const late = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await late.goto(address);
  await expect(late.getByRole("heading", { name: "Kierros on päättynyt" })).toBeVisible();
  expect(await keys(late, "keha.draft.")).toEqual([]);
});
