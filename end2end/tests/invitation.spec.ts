// Personal links: one ballot each, offline, unlinkable, and what is said where that does not hold.
import { expect, type Page, test } from "@playwright/test";
import { invite, NAMED, openRound, PERSONAL, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { answer, arrived, everything, fill, keys, open, outbox, send, stored } from "./phone.ts";
import { type Proxy, startProxy } from "./proxy.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let proxy: Proxy;
let desk: Page;
let links: string[];
let round: string;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  proxy = await startProxy(server.url);
  desk = await (await browser.newContext()).newPage();
  await setUp(desk, server, ["Rannan koulu"]);
  round = await openRound(desk, server, PERSONAL);
  links = (await invite(desk, Array.from({ length: 12 }, (_, n) => `vastaaja${n}@kunta.fi`))).map((link) => link.replace(server.url, proxy.url));
});
test.afterEach(() => { proxy.weather = null; });
test.afterAll(async () => { proxy.stop(); await server.stop(); });

const ballot = (page: Page) => expect.poll(() => keys(page, "keha.ticket.")).toHaveLength(1);
const held = (mark: string) => stored(server).filter((row) => row.body.includes(mark));

test("a personal link gives a ballot, and the answer is sent days later", async ({ page, context }) => {
  const faults = watch(page);
  await open(page, links[0]);
  await ballot(page);
  await accessible(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await fill(page, "mark-personal");
  await send(page);
  await expect(page.locator("h1 ~ [data-state=device]")).toBeVisible();
  await context.setOffline(false);
  await arrived(page);
  expect(held("mark-personal")).toHaveLength(1);
  expect(faults).toEqual([]);
  // The link is used up: whoever opens it again here sees the receipt.
  await page.goto(links[0]);
  await expect(page.getByRole("heading", { name: "Kiitos" })).toBeVisible();
});

test("the fragment never leaves the phone, and nothing that was sent for the ballot is in the answer", async ({ page }) => {
  const sent: { path: string; body: string }[] = [];
  proxy.weather = (request, pass) => { sent.push(request); return pass(); };
  await answer(page, links[1], "mark-unlinked");
  await arrived(page);
  const secret = new URL(links[1]).hash.slice(1);
  const ask = sent.find((request) => request.path === "/ballot/v1");
  const sync = sent.find((request) => request.path === "/sync/v1");
  expect(sent.filter((request) => request.path.includes(secret))).toEqual([]);
  expect(sync?.body).not.toContain(secret);
  const { message } = JSON.parse(ask?.body ?? "{}");
  expect(sync?.body).not.toContain(message);
});

test("a lost reply is asked again and gives the same ballot", async ({ page }) => {
  let lost = 0;
  proxy.weather = async (request, pass) => {
    const reply = await pass();
    return request.path === "/ballot/v1" && lost++ < 2 ? null : reply;
  };
  await open(page, links[2]);
  await expect.poll(() => lost).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(() => lost).toBeGreaterThan(1);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await ballot(page);
  await fill(page, "mark-lost-reply");
  await send(page);
  await arrived(page);
  expect(held("mark-lost-reply")).toHaveLength(1);
});

test("what was written before the ballot came is the same answer, and leaves nothing behind", async ({ page }) => {
  let gate = () => {};
  const closed = new Promise<void>((done) => { gate = done; });
  proxy.weather = async (request, pass) => {
    if (request.path.endsWith(".wasm") && (await pass()).body.length < 100_000) await closed;
    return pass();
  };
  await open(page, links[9]);
  await fill(page, "mark-early");
  expect(await keys(page, "keha.nonce.")).toHaveLength(0);
  gate();
  proxy.weather = null;
  await ballot(page);
  await send(page);
  await arrived(page);
  expect(await keys(page, "keha.draft.")).toEqual([]);
  expect(held("mark-early")).toHaveLength(1);
});

test("22 a second device with the same link gets a sentence, and its owner an answer", async ({ page, browser }) => {
  await open(page, links[3]);
  await ballot(page);
  const words = { fi: "Tämä linkki on jo avattu toisella laitteella", sv: "Länken har redan öppnats på en annan enhet", en: "This link has been opened on another device" };
  for (const [lang, text] of Object.entries(words)) {
    const second = await (await browser.newContext()).newPage();
    const link = new URL(links[3]);
    link.search = `?lang=${lang}`;
    await second.goto(link.href);
    await expect(second.getByText(text)).toBeVisible();
    await accessible(second);
    await second.context().close();
  }
});

test("an answer without a ballot, with another's or a forged one, counts nowhere", async ({ page }) => {
  proxy.weather = async (request, pass) => {
    if (request.path !== "/sync/v1") return pass();
    return null;
  };
  await answer(page, links[4], "mark-forged");
  const [key] = await outbox(page);
  const { operation } = JSON.parse((await page.evaluate((key) => localStorage.getItem(key), key)) ?? "{}");
  const body = JSON.parse(operation.body);
  const { createHash } = await import("node:crypto");
  const post = async (change: object, id = operation.id) => {
    const text = JSON.stringify({ ...body, ...change });
    const hash = createHash("sha256").update(text).digest("hex");
    const reply = await fetch(`${server.url}/sync/v1`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ operations: [{ id, revision: 1, hash, body: text }] }) });
    return (await reply.json()).receipts[0].outcome;
  };
  const no = { outcome: "refused", why: "no_ticket" };
  expect(await post({ ticket: undefined })).toEqual(no);
  expect(await post({ ticket: { ballot: { ...body.ticket.ballot, seal: "0".repeat(32) } } })).toEqual(no);
  expect(await post({}, crypto.randomUUID())).toEqual(no);
  expect(await post({ ticket: { named: new URL(links[4]).hash.slice(1) } })).toEqual(no);
  expect(await post({})).toEqual({ outcome: "stored" });
});

test("two people with links of their own share a phone and nothing else", async ({ page }) => {
  await open(page, links[5]);
  await ballot(page);
  await fill(page, "mark-shared-first");
  await page.goto("about:blank");
  await open(page, links[6]);
  await expect(page.getByText("mark-shared-first")).toHaveCount(0);
  await expect(page.locator("form textarea").first()).toHaveValue("");
  await fill(page, "mark-shared-second");
  await send(page);
  await arrived(page);
  await page.goto("about:blank");
  await open(page, links[5]);
  await expect(page.locator("form textarea").first()).toHaveValue("mark-shared-first");
  await send(page);
  await arrived(page);
  expect(held("mark-shared")).toHaveLength(2);
});

test("4 one personal link, two tabs: it is written in one of them at a time", async ({ page, context }) => {
  await open(page, links[8]);
  await ballot(page);
  await fill(page, "mark-tabs-one");
  const second = await context.newPage();
  await second.goto(links[8]);
  await expect(second.locator(".bar [data-state=problem]")).toContainText("auki toisessa välilehdessä");
  await everything(second);
  await second.locator("form textarea").last().fill("typed in the second tab");
  expect(await second.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("typed in the second tab");
  await page.close();
  await expect(second.locator("form textarea").first()).toHaveValue("mark-tabs-one");
  await send(second);
  await arrived(second);
  expect(held("mark-tabs-one")).toHaveLength(1);
  expect(held("typed in the second tab")).toHaveLength(1);
});

test("a link without its personal part, and a made-up one", async ({ page }) => {
  await page.goto(links[7].split("#")[0]);
  await expect(page.getByRole("heading", { name: "Avaa oma linkkisi" })).toBeVisible();
  await accessible(page);
  await page.goto("about:blank");
  await page.goto(`${links[7].split("#")[0]}#abcdefghjkmnpqrstuvwxyz234`);
  await expect(page.getByRole("heading", { name: "Linkki ei toimi" })).toBeVisible();
});

test("the coordinator sees steps of five and can remind those who have not opened", async () => {
  const opens = await desk.context().browser()!.newPage();
  await open(opens, links[10]);
  await ballot(opens);
  await opens.context().close();
  await desk.goto(round);
  const cells = desk.locator("tbody tr").first().locator("td");
  await expect(cells.nth(1)).toHaveText("12");
  await expect(cells.nth(2)).toHaveText(/^(alle 5|vähintään (5|10))$/);
  await desk.getByRole("button", { name: "Muistutuslista" }).click();
  await desk.locator("td.personal").first().waitFor();
  const reminded = await desk.locator("td.personal").allTextContents();
  expect(reminded.length).toBeGreaterThan(0);
  expect(reminded.length).toBeLessThan(12);
  expect(reminded).not.toContain(links[10].replace(proxy.url, server.url));
  await accessible(desk);
  const slips = await desk.getByRole("link", { name: "Tulosta kutsulaput" }).getAttribute("href");
  const phone = await desk.context().newPage();
  await phone.setViewportSize({ width: 360, height: 740 });
  await phone.goto(`${server.url}${slips}`);
  await expect(phone.locator(".slips .qr svg")).toHaveCount(reminded.length);
  expect((await phone.locator(".slips .address").allTextContents()).sort()).toEqual([...reminded].sort());
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await accessible(phone);
  await phone.emulateMedia({ media: "print" });
  await expect(phone.locator(".page-head")).toBeHidden();
  await phone.close();
});

test("in a confidential round the page says so, and a link counts once", async ({ page, browser }) => {
  await openRound(desk, server, NAMED);
  const [link] = await invite(desk, ["Maija"]);
  await page.goto(link);
  await expect(page.getByText("Vastaus on luottamuksellinen, ei nimetön")).toBeVisible();
  await fill(page, "mark-named-one");
  await send(page);
  await arrived(page);
  const second = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await second.goto(link);
  await fill(second, "mark-named-two");
  await send(second);
  await arrived(second);
  // Two devices, one person: the later one counts.
  expect(held("mark-named")).toHaveLength(1);
});
