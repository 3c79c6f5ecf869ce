// Paper: printed with the numbers that are keyed in, by keyboard alone, counted like all others.
import { expect, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { accessible, watch } from "./page.ts";
import { stored } from "./phone.ts";
import { startServer } from "./server.ts";

test("answers from paper", async ({ page }) => {
  const server = await startServer();
  const faults = watch(page);
  await setUp(page, server, ["Rannan koulu"]);
  await openRound(page, server);
  await page.getByRole("link", { name: "Paperilla" }).click();
  const first = page.locator(".keyed input").first();
  await first.waitFor();
  await accessible(page);
  for (const language of ["suomi", "svenska", "English"]) {
    const link = page.getByRole("link", { name: language }).last();
    const pdf = await page.request.get(new URL(await link.getAttribute("href") ?? "", page.url()).href);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    const text = (await pdf.body()).toString("latin1");
    expect(text.slice(0, 5)).toBe("%PDF-");
    // Says of itself that it keeps PDF/UA-1; the language is that of its words.
    expect(text).toContain("pdfuaid:part");
    expect(text).toContain(`<dc:language><rdf:Bag><rdf:li>${await link.getAttribute("lang")}`);
  }
  for (let paper = 0; paper < 2; paper++) {
    await first.focus();
    // Each number moves the cursor on.
    await page.keyboard.type("45312");
    await expect(page.locator(".keyed input").nth(5)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText(`Tallessa: ${paper + 1}.`)).toBeVisible();
    await expect(first).toBeFocused();
    await expect(first).toHaveValue("");
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").last()).toContainText("ei ole yhtään vastausta");
  await page.keyboard.type("9");
  await expect(first).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").last()).toContainText("Numero ei kuulu");
  await expect.poll(() => stored(server).length).toBe(2);
  for (const row of stored(server)) expect(row.body).toMatch(/^\[4,\d,\d,\d,2,null,/);
  await page.goto(page.url().replace(/\/paper.*/, ""));
  await page.getByRole("link", { name: /\/a\// }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("section").last()).toBeVisible();
  expect(faults).toEqual([]);
  await server.stop();
});
