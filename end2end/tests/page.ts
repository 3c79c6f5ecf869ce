// What every page must keep: no error in the console, no fault that axe-core finds, no request to anybody else.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // The browser itself reports a 404 page and a lost connection as errors; tests ask for both.
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) faults.push(message.text());
  });
  page.on("request", (request) => {
    const host = new URL(request.url()).hostname;
    if (host !== "localhost" && !request.url().startsWith("data:") && !request.url().startsWith("blob:")) {
      faults.push(`asked ${request.url()}`);
    }
  });
  return faults;
}

export async function accessible(page: Page) {
  const found = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`)).toEqual([]);
}
