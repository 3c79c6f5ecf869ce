import { expect, test } from "@playwright/test";
import { accessible, watch } from "./page.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(async () => { await server.stop(); });

test("a visitor looks around in the example, with the state of the page in its address", async ({ page }) => {
  const faults = watch(page);
  await page.goto(server.url);
  await page.getByRole("button", { name: "Avaa esimerkki" }).click();
  await page.waitForURL("**/home");
  await accessible(page);
  await page.goto(`${server.url}/results`);
  await accessible(page);
  await page.getByRole("link", { name: "Koulukysely 2011" }).click();
  await expect(page.locator("figure[data-rho]")).toHaveAttribute("data-n", "425");
  await page.getByLabel("Yksikkö", { exact: true }).selectOption({ label: "Bronx" });
  await expect(page).toHaveURL(/unit=/);
  await expect(page.locator(".context-line")).toContainText("Bronx");
  await page.reload();
  await expect(page.locator(".context-line")).toContainText("Bronx");
  await accessible(page);
  expect(faults).toEqual([]);
  expect(server.log()).not.toContain("panicked");
});
