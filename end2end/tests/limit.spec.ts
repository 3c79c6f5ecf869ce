// Rate limits: a room of 300 phones behind one address never meets them; a program that guesses does, and hears how long.
import { expect, test } from "@playwright/test";
import { type Server, startServer } from "./server.ts";

let server: Server;
test.beforeAll(async () => { server = await startServer(); });
test.afterAll(async () => { await server.stop(); });

const post = (path: string) => fetch(server.url + path, { method: "POST", headers: { "content-type": "application/json" }, body: "{\"operations\":[]}" });

test("300 phones open, ask for a ballot and send at once", async () => {
  const phone = async () => [(await fetch(`${server.url}/a/nothing`)).status, (await post("/ballot/v1")).status, (await post("/sync/v1")).status];
  const statuses = (await Promise.all(Array.from({ length: 300 }, phone))).flat();
  expect(statuses.filter((status) => status === 429)).toEqual([]);
  // A page is let go by another thread than the one that made it: nothing in it may mind.
  for (let n = 0; n < 5; n += 1) await Promise.all(Array.from({ length: 100 }, () => fetch(`${server.url}/a/nothing`).then((reply) => reply.text())));
  expect(server.log()).not.toContain("panicked");
});

test("thousands of requests are told to come back later", async () => {
  const replies = await Promise.all(Array.from({ length: 4_000 }, () => post("/sync/v1")));
  const refused = replies.filter((reply) => reply.status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0].headers.get("retry-after"))).not.toBeNaN();
});
