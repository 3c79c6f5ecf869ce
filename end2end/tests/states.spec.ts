// Every state that a person who answers can meet: no fault that axe-core finds, in three languages, light and dark; and the
// whole page by keyboard alone.
import { type Browser, expect, type Page, test } from "@playwright/test";
import { invite, NAMED, openRound, PERSONAL, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { arrived, keys } from "./phone.ts";
import { onSync, type Proxy, startProxy } from "./proxy.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let proxy: Proxy;
let address: string;
let closed: string;
let personal: string[];
let named: string;
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  server = await startServer();
  proxy = await startProxy(server.url);
  const desk = await browser.newPage();
  const through = (link: string) => link.replace(server.url, proxy.url);
  await setUp(desk, server, ["Rannan koulu"]);
  address = through(await openRound(desk, server));
  closed = through(await openRound(desk, server));
  await desk.getByLabel("Keskeneräisiä odotetaan").selectOption("0");
  await desk.getByRole("button", { name: "Sulje kysely" }).click();
  await desk.getByRole("button", { name: "Kyllä, sulje" }).click();
  await expect(desk.getByText("Suljettu").first()).toBeVisible();
  await openRound(desk, server, PERSONAL);
  personal = (await invite(desk, ["a", "b"])).map(through);
  await openRound(desk, server, NAMED);
  named = through((await invite(desk, ["c"]))[0]);
  await desk.close();
});
test.afterAll(async () => { proxy.stop(); await server.stop(); });

const ready = (page: Page) => page.locator(".bar [data-state]").filter({ hasText: /tallentuvat|tallessa|sparas|sparat|saved/i }).waitFor();
const all = async (page: Page) => { const button = page.locator("[data-all]"); if ((await page.locator("html.all").count()) === 0) await button.click(); };

for (const lang of ["fi", "sv", "en"]) {
  for (const scheme of ["light", "dark"] as const) {
    test(`every state in ${lang}, ${scheme}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const phone = async () => (await browser.newContext({ colorScheme: scheme, viewport: { width: 360, height: 740 } })).newPage();
      const at = (link: string) => { const url = new URL(link); url.searchParams.set("lang", lang); return url.href; };
      const page = await phone();
      const faults = watch(page);
      const checked: string[] = [];
      const check = async (state: string, on = page) => {
        await expect(on.locator("html")).toHaveAttribute("lang", lang);
        await accessible(on);
        checked.push(state);
      };

      await page.goto(at(address));
      await ready(page);
      await check("one theme");
      await page.locator("[data-go='1']").click();
      await check("second theme");
      await all(page);
      await check("all themes");
      await page.locator(".send").click();
      await page.getByRole("alert").first().waitFor();
      await check("nothing answered");
      await page.locator("input[type=radio]").first().check();
      await page.close();

      const again = await page.context().newPage();
      await again.goto(at(address));
      await again.locator(".note.show button").first().waitFor();
      await check("begun earlier", again);
      await again.locator(".note.show button").first().click();
      await all(again);
      proxy.weather = onSync(async () => null);
      await again.locator(".send").click();
      await again.locator("h1 ~ [data-state=device]").waitFor();
      await check("waiting", again);
      await again.getByRole("button").last().click();
      await again.locator(".unsent").waitFor();
      await check("others wait here", again);
      proxy.weather = null;
      await again.locator(".unsent button").first().click();
      await expect(again.locator(".unsent")).toHaveCount(0, { timeout: 20_000 });
      await again.locator("input[type=radio]").first().check();
      await all(again);
      await again.locator(".send").click();
      await arrived(again);
      await check("received", again);

      for (const [state, link] of [["closed", closed], ["unknown", `${proxy.url}/a/nothing`], ["not personal", personal[0].split("#")[0]], ["confidential", named]]) {
        const other = await phone();
        await other.goto(at(link));
        await other.locator("h1").waitFor();
        if (state === "not personal") await expect(other.locator("form")).toHaveCount(0);
        await check(state, other);
        await other.context().close();
      }
      const first = await phone();
      await first.goto(at(personal[0]));
      await expect.poll(() => first.locator("h1").count()).toBe(1);
      await first.waitForLoadState("networkidle");
      await check("personal, or taken", first);
      await first.context().close();

      const refused = await phone();
      await refused.goto(at(address));
      await ready(refused);
      await refused.locator("input[type=radio]").first().check();
      proxy.weather = onSync(async (request) => {
        const { id, revision, hash } = JSON.parse(request.body).operations[0];
        const body = JSON.stringify({ receipts: [{ id, revision, hash, outcome: { outcome: "refused", why: "not_possible" } }] });
        return { status: 200, headers: { "content-type": "application/json" }, body: Buffer.from(body) };
      });
      await all(refused);
      await refused.locator(".send").click();
      await refused.locator("h1 ~ [data-state=problem]").waitFor();
      await check("refused", refused);
      proxy.weather = null;
      await refused.context().close();

      const kiosk = await phone();
      const counter = new URL(at(address));
      counter.searchParams.set("kiosk", "");
      await kiosk.goto(counter.href);
      await kiosk.locator("#kiosk-code").first().waitFor();
      await check("kiosk is set up", kiosk);
      await kiosk.locator("#kiosk-code").first().fill("2468");
      await kiosk.keyboard.press("Enter");
      await kiosk.locator(".kiosk").waitFor();
      await check("kiosk", kiosk);
      await kiosk.locator(".kiosk button").click();
      await check("kiosk is left", kiosk);
      await kiosk.context().close();

      expect(checked).toHaveLength(17);
      expect(faults).toEqual([]);
    });
  }
}

test("answered by keyboard alone", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await page.goto(address);
  await ready(page);
  const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 80) ?? "");
  const tabTo = async (selector: string) => {
    for (let n = 0; n < 200; n++) {
      if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${selector} cannot be reached; last was ${await focused()}`);
  };
  await tabTo("section.on input[type=radio]");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("input[type=radio]:checked")).toHaveCount(1);
  const pages = await page.locator("section").count();
  for (let n = 1; n < pages; n++) {
    await tabTo("[data-go='1']");
    await page.keyboard.press("Enter");
    // Whoever hears the page hears where they are.
    await expect(page.locator("section.on h2")).toBeFocused();
    await expect(page.locator("[data-at]:not(form)")).toHaveText(new RegExp(`^${n + 1}/`));
  }
  await tabTo("[data-go='-1']");
  await page.keyboard.press("Enter");
  await tabTo("[data-go='1']");
  await page.keyboard.press("Enter");
  await tabTo(".send");
  await page.keyboard.press("Enter");
  await arrived(page);
});

test("the language changes in the middle without loss, and the personal part of the address stays", async ({ browser }) => {
  const page = await (await browser.newContext({ locale: "fi-FI" })).newPage();
  await page.goto(personal[1]);
  await expect.poll(() => keys(page, "keha.ticket.")).toHaveLength(1);
  await page.locator("input[type=radio]").nth(2).check();
  await expect.poll(() => keys(page, "keha.draft.")).toHaveLength(1);
  await page.getByRole("link", { name: "Svenska" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  expect(new URL(page.url()).hash).toBe(new URL(personal[1]).hash);
  await expect(page.locator("input[type=radio]").nth(2)).toBeChecked();
});
