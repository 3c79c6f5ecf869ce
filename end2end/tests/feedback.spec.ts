// Feedback with free texts: what tells of a person is shown, taken out, and never stored.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { startServer } from "./server.ts";

const rows = [
  "Yksikkö;Päivä;Arvosana;Kommentti",
  "Rannan koulu;1.5.2026;5;Soittakaa 040 123 4567, terveisin Maija Virtanen",
  "Rannan koulu;2.5.2026;4;Lapseni 131052-308T sai apua. Olipa Helmi hyvä kahvi.",
  "Rannan koulu;3.5.2026;2;maija@kunta.fi vastasi myöhään",
];

test("what tells of a person is taken out before it is stored", async ({ page }) => {
  const server = await startServer();
  const faults = watch(page);
  await setUp(page, server, ["Rannan koulu"]);
  await page.goto(`${server.url}/feedback/import`);
  await page.locator("#file").setInputFiles({ name: "palaute.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
  await page.getByLabel("Asiakkaat").check();
  await page.getByLabel("Mitä kysyttiin").fill("Palvelu oli hyvää.");
  await page.getByLabel("Pienin pistemäärä").fill("1");
  await page.getByLabel("Suurin pistemäärä").fill("5");
  await page.getByRole("button", { name: "Tarkista rivit" }).click();
  const marked = page.getByRole("heading", { name: "Tunnisteet vapaissa teksteissä" }).locator("..");
  await expect(marked).toContainText("henkilötunnus: 1 · sähköposti: 1 · puhelinnumero: 1 · nimi: 2");
  await accessible(page);
  // A word that is none.
  const shown = page.getByRole("table").getByRole("cell", { name: /sai apua/ });
  await expect(shown).toContainText("Olipa [nimi] hyvä");
  await marked.getByLabel("Helmi").uncheck();
  await expect(shown).toContainText("Olipa Helmi hyvä");
  await page.getByRole("button", { name: "Tuo rivit" }).click();
  await expect(page.getByText("Tuonti on valmis")).toBeVisible();
  const script = "import json,sqlite3,sys; print(json.dumps([r[0] for r in sqlite3.connect(sys.argv[1]).execute('SELECT text FROM record WHERE length(text) > 0 ORDER BY first_day')]))";
  const texts = JSON.parse(execFileSync("python3", ["-c", script, join(server.folder, "keha.sqlite")]).toString());
  expect(texts).toEqual([
    "Soittakaa [puhelinnumero], terveisin [nimi]",
    "Lapseni [henkilötunnus] sai apua. Olipa Helmi hyvä kahvi.",
    "[sähköposti] vastasi myöhään",
  ]);
  expect(faults).toEqual([]);
  await server.stop();
});
