// The road of answers as anybody on the network can walk it: whatever comes, the server answers in the format and keeps
// what it has promised.
import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { openRound, setUp } from "./org.ts";
import { type Server, startServer } from "./server.ts";

let server: Server;
let link: string;
let version: string;
let item: string;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  const page = await browser.newPage();
  await setUp(page, server, ["Rannan koulu"]);
  const address = await openRound(page, server);
  await page.goto(address);
  const asking = JSON.parse((await page.locator("#asking").textContent()) ?? "{}");
  ({ link, version } = asking);
  item = asking.questionnaire.items[0].key;
  await page.close();
});
test.afterAll(async () => { await server.stop(); });

const post = (body: string) => fetch(`${server.url}/sync/v1`, { method: "POST", headers: { "content-type": "application/json" }, body });
const hash = (body: string) => createHash("sha256").update(body).digest("hex");

function operation(changes: { id?: string; revision?: number; hash?: string; body?: object } = {}) {
  const body = JSON.stringify({ type: "answer", link, version, lang: "fi", values: { [item]: { choice: 4 } }, ...changes.body });
  return { id: changes.id ?? randomUUID(), revision: changes.revision ?? 1, hash: changes.hash ?? hash(body), body };
}

const send = (...operations: object[]) => post(JSON.stringify({ operations }));
const outcome = async (reply: Response) => (await reply.json()).receipts[0].outcome;

test("what is stored gets a receipt, and the same again the same receipt", async () => {
  const one = operation();
  const [first, second] = [await send(one), await send(one, one)];
  const { receipts } = await second.json();
  expect(await outcome(first)).toEqual({ outcome: "stored" });
  expect(receipts).toHaveLength(2);
  expect(receipts[0]).toEqual(receipts[1]);
  expect(receipts[0]).toMatchObject({ id: one.id, revision: 1, hash: one.hash });
});

test("each refusal has its reason, and keeps the others from nothing", async () => {
  const damaged = operation({ hash: hash("something else") });
  const unknown = operation({ body: { link: "nothing" } });
  const strange = { ...operation(), body: "{\"type\":\"vote\"}", hash: hash("{\"type\":\"vote\"}") };
  const older = operation({ body: { version: randomUUID() } });
  const impossible = operation({ body: { values: { nothing: { choice: 3 } } } });
  const good = operation();
  const reply = await send(damaged, unknown, strange, older, impossible, good);
  const whys = (await reply.json()).receipts.map((receipt: { outcome: { why?: string } }) => receipt.outcome.why ?? "stored");
  expect(whys).toEqual(["damaged", "unknown_link", "not_understood", "not_possible", "not_possible", "stored"]);
});

test("what is too large or no request is refused whole", async () => {
  expect((await send(...Array.from({ length: 201 }, () => operation()))).status).toBe(413);
  expect((await post("x".repeat(1024 * 1024 + 1))).status).toBe(413);
  for (const body of ["", "[]", "{\"operations\":3}", "{\"operations\":[{}]}", "\u0000"]) {
    expect((await post(body)).status).toBeGreaterThanOrEqual(400);
    expect((await post(body)).status).toBeLessThan(500);
  }
  expect(await (await send()).json()).toEqual({ receipts: [] });
  expect((await fetch(`${server.url}/sync/v1`)).status).toBe(405);
});

test("whatever came, nothing panicked and the server still answers", async () => {
  expect(await outcome(await send(operation()))).toEqual({ outcome: "stored" });
  expect(server.log()).not.toContain("panicked");
});
