// Questionnaires go to other tools and come back the same; files of other tools come in with what was left out.
import { expect, type Page, test } from "@playwright/test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Model } from "survey-core";
import { describe, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { arrived, open } from "./phone.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  desk = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await setUp(desk, server, ["Rannan koulu"]);
});
test.afterAll(async () => { await server.stop(); });

const fixtures = join(import.meta.dirname, "..", "..", "domain", "tests", "fixtures", "questionnaires");

async function bring(file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await desk.goto(`${server.url}/surveys`);
  await desk.getByText("Tuo kysely tiedostosta").click();
  const reply = desk.waitForResponse((response) => response.url().includes("/api-file/questionnaire"));
  await desk.getByLabel("Tiedosto", { exact: true }).setInputFiles(file);
  await reply;
  await desk.locator("details .notice").waitFor();
}

/** The questionnaire as the server holds it. */
async function held(survey: string) {
  const reply = await desk.request.post(`${server.url}/api/survey/one`, { data: { id: survey }, headers: { origin: server.url } });
  return (await reply.json()).questionnaire;
}

for (const audience of ["henkilöstölle", "asiakkaille"]) {
  test(`a questionnaire ${audience} goes out in both formats and comes back the same`, async () => {
    await desk.goto(`${server.url}/surveys`);
    await desk.getByRole("button", { name: `Uusi kysely ${audience}` }).click();
    await desk.locator(".item-card").first().waitFor();
    const id = desk.url().split("/").pop()!;
    const before = await held(id);
    for (const [kind, name] of [["xlsform", "keha.xlsx"], ["surveyjs", "keha.json"]]) {
      const file = await desk.request.get(`${server.url}/api-file/${kind}/${id}`);
      expect(file.status()).toBe(200);
      const buffer = await file.body();
      if (kind === "surveyjs") {
        const model = new Model(JSON.parse(buffer.toString()));
        expect(model.jsonErrors ?? []).toEqual([]);
        for (const lang of ["fi", "sv", "en"] as const) {
          model.locale = lang;
          const titles = model.getAllQuestions().map((question) => question.title);
          expect(titles).toEqual(before.items.map((item: { text: Record<string, string> }) => item.text[lang]));
        }
      }
      await bring({ name, mimeType: "application/octet-stream", buffer });
      await expect(desk.getByText("Kysely on tuotu")).toBeVisible();
      await expect(desk.getByText("Nämä jäivät pois")).toHaveCount(0);
      await desk.getByRole("link", { name: "Avaa kysely" }).click();
      await desk.locator(".item-card").first().waitFor();
      expect(await held(desk.url().split("/").pop()!)).toEqual({ ...before, audience: "staff" });
    }
  });
}

test("a questionnaire of one theme, from a file, is answered and sent without turning pages", async ({ browser }) => {
  await bring(join(fixtures, "xlsform", "yes_or_no_question.xlsx"));
  await desk.getByRole("link", { name: "Avaa kysely" }).click();
  await desk.locator(".item-card").first().waitFor();
  const survey = new URL(desk.url()).pathname;
  await desk.goto(`${server.url}/surveys`);
  await desk.locator(".card").filter({ has: desk.locator(`a[href="${survey}"]`) }).getByRole("button", { name: "Valmistele kysely" }).click();
  await describe(desk);
  await desk.getByRole("button", { name: "Avaa kysely nyt" }).click();
  const link = await desk.getByRole("table").getByRole("link").first().getAttribute("href");
  const phone = await (await browser.newContext({ locale: "fi-FI", viewport: { width: 360, height: 740 } })).newPage();
  await open(phone, `${server.url}${link}`);
  await expect(phone.getByRole("button", { name: "Seuraava" })).toBeHidden();
  await phone.locator("form input[type=radio]").first().check();
  await phone.getByRole("button", { name: "Lähetä vastaukset" }).click();
  await arrived(phone);
});

test("every file of other tools either comes in or gets a clear sentence", async () => {
  test.setTimeout(120_000);
  const faults = watch(desk);
  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((name) => /\.(xlsx|xls|csv|json|lss|lsg|lsq|txt)$/.test(name));
  expect(files.length).toBeGreaterThan(15);
  let read = 0;
  for (const name of files) {
    await bring(join(fixtures, name));
    const notice = desk.locator("details .notice");
    await expect(notice).toHaveText(/Kysely on tuotu|Tiedosto/);
    if (await desk.getByText("Kysely on tuotu").isVisible()) read += 1;
  }
  expect(read).toBeGreaterThan(10);
  await bring(join(fixtures, "xlsform", "tutorial.xls"));
  await expect(desk.getByText("Nämä jäivät pois tai muuttuivat")).toBeVisible();
  await accessible(desk);
  await bring({ name: "kuva.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG") });
  await expect(desk.getByText("Tiedostoa ei tunnistettu")).toBeVisible();
  expect(faults).toEqual([]);
  expect(server.log()).not.toContain("panicked");
});
