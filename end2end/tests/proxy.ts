// A proxy of the tests' own between browser and server. Each test says what happens to requests, one at a time.
import { createServer, type IncomingMessage, request as forward } from "node:http";
import type { AddressInfo } from "node:net";

export type Reply = { status: number; headers: Record<string, string>; body: Buffer };
/** What happens to a request: `pass` asks the server; what is returned goes back; `null` closes the connection. */
export type Weather = (request: { method: string; path: string; body: string }, pass: () => Promise<Reply>) => Promise<Reply | null>;
export type Proxy = { url: string; weather: Weather | null; stop: () => void };

async function read(message: IncomingMessage): Promise<Buffer> {
  const parts = [];
  for await (const part of message) parts.push(part);
  return Buffer.concat(parts);
}

export async function startProxy(target: string): Promise<Proxy> {
  const server = createServer(async (request, response) => {
    const body = await read(request).catch(() => Buffer.alloc(0));
    const pass = () => new Promise<Reply>((resolve, reject) => {
      const headers = { ...request.headers, host: new URL(target).host };
      // A connection of its own for each: one that is kept may be closed at the other end just when it is used again.
      const options = { method: request.method, headers, agent: false };
      const onward = forward(new URL(request.url ?? "/", target), options, async (reply) => {
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers as Record<string, string>, body: await read(reply) });
      });
      onward.on("error", reject);
      onward.end(body);
    });
    const seen = { method: request.method ?? "", path: request.url ?? "", body: body.toString() };
    const reply = await (proxy.weather ? proxy.weather(seen, pass) : pass()).catch(() => null);
    if (!reply) return void request.socket.destroy();
    const { "transfer-encoding": _, ...headers } = reply.headers;
    response.writeHead(reply.status, { ...headers, "content-length": String(reply.body.length) });
    response.end(reply.body);
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: Proxy = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    weather: null,
    stop: () => { server.closeAllConnections(); server.close(); },
  };
  return proxy;
}

export const html = (status: number, headers: Record<string, string> = {}): Reply => ({
  status, headers: { "content-type": "text/html", ...headers }, body: Buffer.from("<!doctype html><title>Welcome</title>"),
});

/** Does this to answers on their way; everything else passes. */
export function onSync(what: Weather): Weather {
  return (request, pass) => (request.path === "/sync/v1" ? what(request, pass) : pass());
}
