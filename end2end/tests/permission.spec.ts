// Every server function, tried by somebody who has not signed in. A function that this list does not know fails it.
import { expect, test } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Server, startServer } from "./server.ts";

let server: Server;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(async () => { await server.stop(); });

const id = "00000000-0000-4000-8000-000000000001";
const text = { fi: "a", sv: "", en: "" };
const mapping = {
  audience: "staff", unit: 0, shape: { kind: "answers", score: 1 }, theme: { kind: "fixed", theme: null, family: null }, text: null,
  date: { kind: "fixed", period: { first: "2026-01-01", last: "2026-01-02" } }, question: text,
  scale: { min: 0, max: 1, options: [], decimal: "comma" },
};
/** What one must be signed in for, with arguments that can be read. */
const guarded: Record<string, unknown> = {
  "account/home": {},
  "account/units": {},
  "account/save-unit": { typed: { id: null, parent: null, name: "a", code: "", head_count: null } },
  "account/remove-unit": { id },
  "feedback/batches": {},
  "feedback/undo": { id },
  "feedback/known": {},
  "feedback/begin": { new: { name: "a", file_name: "a", file_hash: "a", mapping, rejected: 0, new_units: [] } },
  "feedback/add": { id, part: { units: [], periods: [], rows: [] } },
  "feedback/finish": { id },
  "insight/list": {},
  "insight/publish": { title: "a", chosen: [] },
  "insight/one": { id },
  "survey/list": {},
  "survey/create": { audience: "staff", title: text },
  "survey/bank": { audience: "staff" },
  "survey/one": { id },
  "survey/edit": { id, changes: [{ id, base: 1, edit: { edit: "title", lang: "fi", text: "a" }, wish: "coordinator" }], own: [] },
  "survey/keep-item": { audience: "staff", item: { key: "own.1", text, kind: "open" } },
  "survey/forget-item": { key: "own.1" },
  "survey/reviews": { id },
  "survey/review-link": { id, wish: "staff" },
  "survey/reply": { id, remark: "a", text: "a" },
  "survey/history": { id },
  "survey/compare": { id, before: id, after: null },
  "survey/preview": { questionnaire: { title: text, audience: "staff", items: [] }, lang: "fi" },
  "survey/lint-words": {},
  "survey/decisions": { id },
  "survey/leave": { id, decision: { rule: "vague", item: null, lang: "fi", reason: "a", mark: "a" } },
  "survey/duplicate": { id },
  "survey/archive": { id, archived: true },
  "survey/create-round": { survey: id, name: "a" },
  "survey/round": { id },
  "survey/save-purpose": { id, name: "a", purpose: {}, links: "open" },
  "survey/invite": { id, unit: id, labels: ["a"] },
  "survey/personal-links": { id, unit: id, unopened: false },
  "survey/slips": { id, unit: id, unopened: false },
  "survey/paper": { id, unit: id },
  "survey/open": { id, units: [] },
  "survey/close": { id, grace: 0 },
  "survey/poster": { id, unit: id },
};
/** The door itself. */
const open = ["account/door", "account/setup-link", "account/set-up", "account/sign-in", "account/enter-example", "account/sign-out"];

test("every server function is known here", () => {
  const app = join(import.meta.dirname, "..", "..", "app", "src");
  const files = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".rs"));
  const named = files.flatMap((file) => [...readFileSync(join(app, file), "utf8").matchAll(/endpoint = "([^"]+)"/g)].map((found) => found[1]));
  expect(named.sort()).toEqual([...Object.keys(guarded), ...open].sort());
});

for (const [name, data] of Object.entries(guarded)) {
  test(`${name} asks who is there`, async ({ request }) => {
    const reply = await request.post(`${server.url}/api/${name}`, { data });
    expect(reply.status()).toBe(500);
    expect(await reply.text()).toContain("NotSignedIn");
  });
}

test("a workbook is opened for coordinators only", async ({ request }) => {
  const reply = await request.post(`${server.url}/api-file/workbook`, { data: Buffer.from("PK\x03\x04") });
  expect(reply.status()).toBe(401);
});

test("questionnaires come from and go to files for coordinators only", async ({ request }) => {
  expect((await request.post(`${server.url}/api-file/questionnaire?name=a.csv`, { data: Buffer.from("survey") })).status()).toBe(401);
  for (const kind of ["xlsform", "surveyjs", "paper/survey"]) expect((await request.get(`${server.url}/api-file/${kind}/${id}`)).status()).toBe(401);
  expect((await request.get(`${server.url}/api-file/paper/round/${id}/${id}`)).status()).toBe(401);
});
