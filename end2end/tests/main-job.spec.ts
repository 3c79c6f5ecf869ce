// The whole thread by clicking: an organisation, a questionnaire, three phones, two real files, a dashboard.
import { type Browser, expect, type Page, test } from "@playwright/test";
import { bring, type File, parents, prepare, teachers } from "./import.ts";
import { reference } from "./nyc.ts";
import { openRound, received, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { send } from "./phone.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(async () => { await server.stop(); });

async function answer(browser: Browser, address: string) {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await phone.newPage();
  const faults = watch(page);
  await page.goto(address);
  await page.locator("input[type=radio]").first().check();
  await send(page);
  await received(page);
  expect(faults).toEqual([]);
  await phone.close();
}

async function answerOffline(browser: Browser, address: string) {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const first = await phone.newPage();
  await first.goto(address);
  await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await phone.setOffline(true);
  await first.locator("input[type=radio]").first().check();
  await first.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("keha.draft.")));
  await send(first);
  await expect(first.locator("h1 ~ [data-state=device]")).toBeVisible();
  await first.close();
  const second = await phone.newPage();
  await second.goto(address);
  await expect(second.locator("[data-state=device]").first()).toBeVisible();
  const sent: string[] = [];
  second.on("request", (request) => { if (request.url().endsWith("/sync/v1")) sent.push(request.postData() ?? ""); });
  await phone.setOffline(false);
  await expect(second.locator("[data-state=received]")).toBeVisible({ timeout: 30_000 });
  expect(sent.length).toBeGreaterThan(0);
  await phone.close();
}

async function importFile(page: Page, file: File): Promise<number> {
  await prepare(page, server, file);
  await accessible(page);
  return bring(page);
}

test("from the set-up link to a dashboard", async ({ browser, page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const faults = watch(page);
  await setUp(page, server, ["Rannan koulu"]);
  const address = await openRound(page, server);
  await answer(browser, address);
  await answer(browser, address);
  await answerOffline(browser, address);
  // Below five nobody is told how many have answered.
  for (let more = 0; more < 2; more++) await answer(browser, address);
  await page.reload();
  await expect(page.getByText("Vastauksia on vähintään 5.")).toBeVisible();

  const times = [await importFile(page, teachers), await importFile(page, parents)];
  console.log(`imported teachers in ${times[0]} ms, parents in ${times[1]} ms`);
  await importFile(page, teachers);
  await expect(page.getByText("mitään ei lisätty")).toBeVisible();

  await page.getByRole("link", { name: "Tulokset" }).last().click();
  await page.getByLabel("teachers").check();
  await page.getByLabel("parents").check();
  await page.getByLabel("Julkaisun nimi").fill("Kevät 2011");
  await page.getByRole("button", { name: "Julkaise" }).click();
  await expect(page.getByRole("heading", { name: "Kevät 2011" })).toBeVisible({ timeout: 30_000 });

  const chart = page.locator("figure[data-rho]");
  await expect(chart).toHaveAttribute("data-n", "425");
  await expect(chart.locator("circle")).toHaveCount(425);
  expect(Math.abs(Number(await chart.getAttribute("data-rho")) - 0.347)).toBeLessThanOrEqual(0.001);
  await expect(chart).toContainText("n\u00a0=\u00a0425");
  const staff = page.locator(".hidden-why[data-audience=staff]");
  await expect(staff).toHaveAttribute("data-full", "425");
  await expect(staff).toHaveAttribute("data-position", "25");
  await page.getByText("Yksiköt taulukkona").click();
  const shown = reference().filter((school) => school.staffN >= 10 && school.customerN >= 5);
  for (const school of shown.filter((_, index) => index % 42 === 0).slice(0, 10)) {
    const row = page.locator(`tr[data-unit="${school.school}"]`);
    const value = async (who: string) => Number(await row.locator(`td[data-audience=${who}]`).getAttribute("data-value"));
    expect(Math.abs((await value("staff")) - school.staff)).toBeLessThanOrEqual(0.01);
    expect(Math.abs((await value("customer")) - school.customer)).toBeLessThanOrEqual(0.01);
  }
  for (const school of reference().filter((school) => school.staffN < 10)) {
    const level = school.staffN < 5 ? "hidden" : "position";
    const cell = page.locator(`tr[data-unit="${school.school}"] td[data-audience=staff]`);
    await expect(cell).toHaveAttribute("data-level", level);
    expect(await cell.getAttribute("data-value")).toBeNull();
  }
  await accessible(page);
  expect(faults).toEqual([]);
  expect(server.log()).not.toContain("panicked");
});
