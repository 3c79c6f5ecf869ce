// The wizard, and two real files for it: teachers as a past round of staff, parents as feedback of customers.
import { expect, type Page } from "@playwright/test";
import { answers } from "./nyc.ts";
import type { Server } from "./server.ts";

export type File = { name: string; who: string; question: string; rows: Buffer; scores: string[]; theme: string };

/** Describes a file to the wizard, until its rows are shown as they were understood. */
export async function prepare(page: Page, server: Server, file: File) {
  await page.goto(`${server.url}/feedback/import`);
  await page.locator("#file").setInputFiles({ name: file.name, mimeType: "text/csv", buffer: file.rows });
  await page.getByLabel(file.who).check();
  await page.getByLabel("Mitä kysyttiin").fill(file.question);
  await page.getByLabel("Ensimmäinen päivä").fill("2011-02-01");
  await page.getByLabel("Viimeinen päivä").fill("2011-04-30");
  await page.getByLabel("Teema").selectOption(file.theme);
  await page.getByLabel("Pienin pistemäärä").fill("0");
  await page.getByLabel("Suurin pistemäärä").fill("10");
  for (const [index, score] of file.scores.entries()) await page.locator(`#score-${index}`).fill(score);
  await page.getByRole("button", { name: "Tarkista rivit" }).click();
  await expect(page.getByText("Näin ne ymmärrettiin")).toBeVisible({ timeout: 30_000 });
}

/** Brings the rows in; milliseconds from the click to the end. The bar of progress must have moved. */
export async function bring(page: Page): Promise<number> {
  const started = Date.now();
  await page.getByRole("button", { name: "Tuo rivit" }).click();
  const bar = page.locator("progress");
  await expect.poll(async () => (await bar.count()) ? Number(await bar.evaluate((e: HTMLProgressElement) => e.value)) : 1).toBeGreaterThan(0);
  await expect(page.getByText("Tuonti on valmis")).toBeVisible({ timeout: 60_000 });
  return Date.now() - started;
}

export const teachers: File = {
  name: "teachers.csv", who: "Henkilöstö", question: "Koulussa kuunnellaan vanhempia.", rows: answers("teachers"),
  scores: ["10", "20/3", "10/3", "0"], theme: "service_climate",
};
export const parents: File = {
  name: "parents.csv", who: "Asiakkaat", question: "Minua kuunnellaan koulussa.", rows: answers("parents"),
  scores: ["10", "20/3", "10/3", "0", ""], theme: "service_climate",
};
