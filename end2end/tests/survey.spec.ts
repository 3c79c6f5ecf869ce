import { expect, test } from "@playwright/test";
import { describe, saved, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(async () => { await server.stop(); });

test("a questionnaire is shaped, described and opened", async ({ page }) => {
  const faults = watch(page);
  await setUp(page, server, ["Rannan koulu"]);
  await page.goto(`${server.url}/surveys`);
  await accessible(page);
  await page.getByRole("button", { name: "Uusi kysely henkilöstölle" }).click();
  const cards = page.locator(".item-card");
  await expect(cards).toHaveCount(23);
  await accessible(page);

  const words = await cards.nth(0).getByRole("heading").first().innerText();
  await page.getByRole("button", { name: `Alas: ${words}` }).click();
  await expect(cards.nth(1).getByRole("heading").first()).toHaveText(words);
  await page.getByRole("button", { name: `Poista: ${words}` }).click();
  await expect(cards).toHaveCount(22);
  await page.getByRole("button", { name: `Lisää: ${words}` }).click();
  await expect(cards).toHaveCount(23);
  await page.getByRole("button", { name: `Muokkaa: ${words}` }).click();
  await page.getByLabel("Sanamuoto: Suomi").first().fill("Asiakkaamme saavat hyvää palvelua.");
  await page.getByLabel("Sanamuoto: Suomi").first().blur();
  await expect(cards.last().getByRole("heading").first()).toHaveText("Asiakkaamme saavat hyvää palvelua.");
  await accessible(page);
  await page.getByRole("button", { name: "Kumoa" }).click();
  await expect(cards.last().getByRole("heading").first()).toHaveText(words);
  await page.getByRole("button", { name: "Tee uudelleen" }).click();
  await saved(page);
  await page.reload();
  await expect(cards.last().getByRole("heading").first()).toHaveText("Asiakkaamme saavat hyvää palvelua.");

  await page.goto(`${server.url}/surveys`);
  await page.getByRole("button", { name: "Valmistele kysely" }).click();
  await page.getByRole("button", { name: "Avaa kysely nyt" }).click();
  await expect(page.getByRole("alert")).toContainText("Kirjoita, miksi kysely tehdään.");
  await accessible(page);
  await describe(page);
  await page.getByRole("button", { name: "Avaa kysely nyt" }).click();
  await expect(page.getByText("Linkki kullekin yksikölle")).toBeVisible();
  await accessible(page);
  await page.getByRole("link", { name: "Juliste" }).click();
  await expect(page.locator(".qr svg")).toBeVisible();
  await accessible(page);
  expect(faults).toEqual([]);
  expect(server.log()).not.toContain("panicked");
});
