// What a phone holds and what the server holds, for tests of the road of answers.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Server } from "./server.ts";

/** Rows of the answer table, straight from the file. `inside` is a command that runs another where the server's disk is seen. */
export function stored(server: Pick<Server, "folder">, inside: string[] = []): { id: string; hash: string; body: string; revision: number }[] {
  const script = "import json,sqlite3,sys; c=sqlite3.connect(sys.argv[1]); print(json.dumps([dict(id=r[0].hex(),hash=r[1],body=r[2],revision=r[3]) for r in c.execute('SELECT id,hash,body,revision FROM response')]))";
  const [command, ...args] = [...inside, "python3"];
  return JSON.parse(execFileSync(command, [...args, "-c", script, join(server.folder, "keha.sqlite")]).toString());
}

export const keys = (page: Page, prefix: string) =>
  page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), prefix);

export const outbox = (page: Page) => keys(page, "keha.outbox.");

/** Opens the questionnaire and waits until the browser part is there. */
export async function open(page: Page, address: string) {
  await page.goto(address);
  await page.locator("[data-state=device]").filter({ hasText: /tallentuvat|tallessa|sparas|sparat|saved/i }).first().waitFor();
}

/** Chooses and writes, so that it can be recognised in the database. */
export async function fill(page: Page, mark: string) {
  await page.locator("section.on input[type=radio]").nth(3).check();
  await everything(page);
  await page.locator("form textarea").first().fill(mark);
  await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(mark);
}

/** All themes on one page. */
export async function everything(page: Page) {
  const all = page.getByRole("button", { name: "Kaikki samalla sivulla" });
  if (await all.isVisible()) await all.click();
}

export async function send(page: Page) {
  await everything(page);
  await page.getByRole("button", { name: "Lähetä vastaukset" }).click();
}

export async function answer(page: Page, address: string, mark: string) {
  await open(page, address);
  await fill(page, mark);
  await send(page);
}

export const arrived = (page: Page) => expect(page.locator("h1 ~ [data-state=received]")).toBeVisible({ timeout: 30_000 });

export const waits = (page: Page) => expect(page.locator("h1 ~ [data-state=device]")).toBeVisible();
