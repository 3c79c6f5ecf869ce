// What goes wrong in daily life: each gets a sentence in the reader's language, and nothing is lost.
import { expect, type Page, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { send } from "./phone.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let answering: string;
let round: string;
let state: Awaited<ReturnType<import("@playwright/test").BrowserContext["storageState"]>>;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  const page = await browser.newPage();
  await setUp(page, server, ["Rannan koulu"]);
  answering = await openRound(page, server);
  round = page.url();
  state = await page.context().storageState();
  await page.close();
});
test.afterAll(async () => { await server.stop(); });

const languages = ["fi", "sv", "en"] as const;
type Words = Record<(typeof languages)[number], string>;

async function desk(page: Page, lang: string) {
  await page.context().addCookies(state.cookies);
  await page.context().addCookies([{ name: "lang", value: lang, url: server.url }]);
}

const files: [string, string, Buffer, Words][] = [
  ["a file that is no table", "kuva.pdf", Buffer.from("%PDF-1.7\n1;2\n"), {
    fi: "Tiedosto ei ole taulukko", sv: "Filen är ingen tabell", en: "The file is not a table",
  }],
  ["a 30 MB file", "iso.csv", Buffer.alloc(30 * 1024 * 1024, "a;b\n"), {
    fi: "Tiedosto on liian suuri: 30 Mt", sv: "Filen är för stor: 30 MB", en: "The file is too large: 30 MB",
  }],
  ["a damaged workbook", "rikki.xlsx", Buffer.from("PK\x03\x04 and nothing more"), {
    fi: "Tiedostoa ei saatu auki", sv: "Filen gick inte att öppna", en: "The file could not be opened",
  }],
];
for (const [name, file, buffer, words] of files) {
  test(name, async ({ page }) => {
    for (const lang of languages) {
      await desk(page, lang);
      await page.goto(`${server.url}/feedback/import`);
      await page.locator("#file").setInputFiles({ name: file, mimeType: "text/csv", buffer });
      await expect(page.getByRole("alert")).toContainText(words[lang]);
    }
  });
}

test("a round without purpose names what is missing", async ({ page }) => {
  const words: Words = { fi: "Kirjoita, miksi kysely tehdään.", sv: "Skriv varför enkäten görs.", en: "Write why you ask." };
  const open: Words = { fi: "Avaa kysely nyt", sv: "Öppna enkäten nu", en: "Open the round now" };
  await desk(page, "fi");
  await page.goto(`${server.url}/surveys`);
  await page.getByRole("button", { name: "Valmistele kysely" }).click();
  await page.waitForURL("**/rounds/*");
  const draft = page.url();
  for (const lang of languages) {
    await desk(page, lang);
    await page.goto(draft);
    await page.getByRole("button", { name: open[lang] }).click();
    await expect(page.getByRole("alert").first()).toContainText(words[lang]);
  }
});

test("an expired session keeps what was typed", async ({ page }) => {
  const words: Words = { fi: "Istuntosi on päättynyt", sv: "session", en: "session" };
  for (const lang of languages) {
    await desk(page, lang);
    await page.goto(`${server.url}/units`);
    const name = page.locator("form").last().locator("input").first();
    await name.fill("Uusi koulu");
    await page.context().clearCookies();
    await page.locator("form").last().locator("button").last().click();
    await expect(page.getByRole("alert").first()).toContainText(words[lang]);
    await expect(name).toHaveValue("Uusi koulu");
  }
});

test("a closed round says so and keeps an unsent answer on the device", async ({ page, browser }) => {
  const closed: Words = { fi: "Tähän kyselyyn ei voi enää vastata.", sv: "Det går inte längre att svara på den här enkäten.", en: "This questionnaire can no longer be answered." };
  const context = await browser.newContext({ locale: "fi-FI" });
  const phone = await context.newPage();
  await phone.goto(answering);
  await phone.locator("input[type=radio]").first().check();
  await phone.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("keha.draft.")));
  await desk(page, "fi");
  await page.goto(round);
  await page.getByLabel("Keskeneräisiä odotetaan").selectOption("0");
  await page.getByRole("button", { name: "Sulje kysely" }).click();
  await page.getByRole("button", { name: "Kyllä, sulje" }).click();
  await expect(page.getByText("Suljettu").first()).toBeVisible();
  await send(phone);
  await expect(phone.getByText("Kierros oli jo päättynyt")).toBeVisible({ timeout: 20_000 });
  expect(await phone.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("keha.outbox.")))).toBe(true);
  for (const lang of languages) {
    // The refused answer stays in sight where it was written; others are told that the round has ended.
    await phone.goto(`${answering}?lang=${lang}`);
    await expect(phone.locator("[data-state=problem]")).toBeVisible();
    await page.goto(`${answering}?lang=${lang}`);
    await expect(page.getByText(closed[lang])).toBeVisible();
    await expect(phone.locator("html")).toHaveAttribute("lang", lang);
    await expect(phone.getByRole("heading", { level: 1 })).not.toBeEmpty();
  }
  await context.close();
});
