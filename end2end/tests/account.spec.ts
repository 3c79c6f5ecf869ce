import { expect, test } from "@playwright/test";
import { accessible, watch } from "./page.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(async () => { await server.stop(); });

test("an organisation is set up by the one-time link and signed in to", async ({ page }) => {
  const faults = watch(page);
  await page.goto(server.url);
  await expect(page.getByRole("heading", { name: "Perusta organisaatio" })).toBeVisible();
  await accessible(page);

  await page.goto(server.setupLink);
  await page.getByLabel("Organisaation nimi").fill("Kunnan koulut");
  await page.getByLabel("Oma nimesi").fill("Maija Meri");
  await page.getByLabel("Sähköposti").fill("maija@kunta.fi");
  await page.getByLabel("Salasana").fill("lyhyt");
  await page.getByRole("button", { name: "Perusta" }).click();
  await expect(page.getByRole("alert")).toContainText("Salasana on liian lyhyt");
  await expect(page.getByLabel("Organisaation nimi")).toHaveValue("Kunnan koulut");
  await page.getByLabel("Salasana").fill("meri kahvi lumi pata");
  await page.getByRole("button", { name: "Perusta" }).click();

  await page.waitForURL("**/units");
  await page.getByLabel("Yksikön nimi").fill("Rannan koulu");
  await page.getByLabel("Henkilömäärä").fill("24");
  await page.getByRole("button", { name: "Lisää yksikkö" }).click();
  await expect(page.locator(".unit-name", { hasText: "Rannan koulu" })).toBeVisible();
  await expect(page.getByText("24 henkilöä")).toBeVisible();
  await accessible(page);

  await page.goto(`${server.url}/home`);
  await expect(page.getByRole("heading", { name: "Missä mennään" })).toBeVisible();
  await accessible(page);
  await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
  await page.waitForURL(`${server.url}/`);
  await page.getByLabel("Sähköposti").fill("maija@kunta.fi");
  await page.getByLabel("Salasana").fill("aivan muu sana");
  await page.getByRole("button", { name: "Kirjaudu sisään" }).click();
  await expect(page.getByRole("alert")).toContainText("Sähköposti tai salasana on väärin");
  await page.getByLabel("Salasana").fill("meri kahvi lumi pata");
  await page.getByRole("button", { name: "Kirjaudu sisään" }).click();
  await page.waitForURL("**/home");
  expect(faults).toEqual([]);
});

test("a used set-up link says what to do", async ({ page }) => {
  await page.goto(`${server.url}/setup/jokin-muu`);
  await expect(page.getByText("Linkki on jo käytetty")).toBeVisible();
});

test("without signing in, nothing of the organisation is shown", async ({ page }) => {
  await page.goto(`${server.url}/units`);
  await expect(page.getByRole("alert")).toContainText("Istuntosi on päättynyt");
  const reply = await page.request.post(`${server.url}/api/account/units`, { data: {} });
  expect(reply.status()).toBeGreaterThanOrEqual(400);
});

test("another site's page cannot use the session", async ({ request }) => {
  const reply = await request.post(`${server.url}/api/account/sign-out`, {
    data: {}, headers: { origin: "https://muu.example", "sec-fetch-site": "cross-site" },
  });
  expect(reply.status()).toBe(403);
});

test("unknown links are answered in the reader's language", async ({ page }) => {
  for (const [lang, words] of [["fi", "Sivua ei löydy"], ["sv", ""], ["en", ""]]) {
    const reply = await page.goto(`${server.url}/a/eioo?lang=${lang}`);
    expect(reply?.status()).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    await accessible(page);
    if (words) await page.goto(`${server.url}/ei-ole`);
    if (words) await expect(page.getByRole("heading", { name: words })).toBeVisible();
  }
  expect(server.log()).not.toContain("panicked");
});
