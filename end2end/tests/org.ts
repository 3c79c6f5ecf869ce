// Steps that several tests begin with.
import { expect, type Page } from "@playwright/test";
import type { Server } from "./server.ts";

export async function setUp(page: Page, server: Server, units: string[]) {
  await page.goto(server.setupLink);
  await page.getByLabel("Organisaation nimi").fill("Kunnan koulut");
  await page.getByLabel("Oma nimesi").fill("Maija Meri");
  await page.getByLabel("Sähköposti").fill("maija@kunta.fi");
  await page.getByLabel("Salasana").fill("meri kahvi lumi pata");
  await page.getByRole("button", { name: "Perusta" }).click();
  await page.waitForURL("**/units");
  for (const unit of units) {
    await page.getByLabel("Yksikön nimi").fill(unit);
    await page.getByLabel("Henkilömäärä").fill("24");
    await page.getByRole("button", { name: "Lisää yksikkö" }).click();
    await expect(page.locator(".unit-name", { hasText: unit })).toBeVisible();
  }
}

/** Makes a staff questionnaire and opens it; the respondents' address. */
export async function openRound(page: Page, server: Server, links?: RegExp, audience: "henkilöstölle" | "asiakkaille" = "henkilöstölle"): Promise<string> {
  await page.goto(`${server.url}/surveys`);
  await page.getByRole("button", { name: `Uusi kysely ${audience}` }).click();
  await page.locator(".item-card").first().waitFor();
  if (audience === "henkilöstölle") await expect(page.locator(".item-card")).toHaveCount(23);
  const survey = new URL(page.url()).pathname;
  await page.goto(`${server.url}/surveys`);
  await page.locator(".card").filter({ has: page.locator(`a[href="${survey}"]`) }).getByRole("button", { name: "Valmistele kysely" }).click();
  await page.waitForURL("**/rounds/*");
  if (links) await page.getByLabel(links).check();
  await describe(page);
  await page.getByRole("button", { name: "Avaa kysely nyt" }).click();
  if (links) {
    await expect(page.getByText("Kutsu yksikkö kerrallaan")).toBeVisible();
    return page.url();
  }
  const link = page.getByRole("table").getByRole("link").first();
  await expect(link).toBeVisible();
  return new URL((await link.getAttribute("href")) ?? "", server.url).href;
}

/** Invites people to the first unit of the round that is open on the page; their personal links. */
export async function invite(page: Page, labels: string[]): Promise<string[]> {
  await page.getByLabel("Yksi henkilö riville").fill(labels.join("\n"));
  await page.getByRole("button", { name: "Tee linkit" }).click();
  const links = page.locator("td.personal");
  await expect(links.first()).toBeVisible();
  return links.allTextContents();
}

export const PERSONAL = /Nimetön, ja kukin vastaa kerran/;
export const NAMED = /luottamuksellinen/;

/** Every edit of the questionnaire is on the server. */
export async function saved(page: Page) {
  await expect(page.locator(".tools .state")).toHaveAttribute("data-state", "received");
}

export async function describe(page: Page) {
  await page.getByLabel("Miksi kysytään: suomi").fill("Haluamme tietää, miten arki sujuu.");
  await page.getByLabel("Mihin tähdätään: suomi").fill("Muutamme yhden asian yhdessä.");
  await page.getByLabel("Miten tuloksia käsitellään: suomi").fill("Luemme tulokset yhdessä.");
  await page.getByLabel("Tulokset käsitellään yhdessä").fill("2099-12-10");
  await page.getByLabel("Yhteyshenkilö").fill("Maija Meri, 040 123 4567");
  await page.getByRole("button", { name: "Tallenna kuvaus" }).click();
  await expect(page.getByText("Kaikki on valmista")).toBeVisible();
}

/** The answer has arrived. Whoever is faster than the wasm sends by the plain form, which answers with a page of its own. */
export async function received(page: Page) {
  await page.waitForFunction(() => location.pathname.includes("/sent/") || document.querySelector("[data-state=received]"));
}
