// Types by openapi-typescript, requests by openapi-fetch: what was played most, as JSON.
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/paths.js";

const [url, token] = process.argv.slice(2);
const client = createClient<paths>({
  baseUrl: `${url}/api/v1`,
  headers: { Authorization: `Bearer ${token}` },
});

const top = await client.GET("/stats/top/{entity}", {
  params: { path: { entity: "artists" }, query: { since: "2023-01-01", limit: 3 } },
});
if (top.error) throw new Error(top.error.detail);
const items: components["schemas"]["TopItem"][] = top.data.items;

const asked = await client.POST("/query", {
  body: { group_by: ["year"], measures: ["plays"], since: "2022-01-01" },
});
if (asked.error) throw new Error(asked.error.detail);
// The same path also answers CSV and Arrow, if it is asked to.
if (typeof asked.data !== "object") throw new Error("not JSON");

const refused = await client.GET("/artists/{artist_id}", { params: { path: { artist_id: "nobody" } } });

console.log(
  JSON.stringify({
    top: items.map((item) => [item.rank, item.name, item.plays, item.listened_ms]),
    years: asked.data.rows,
    refused: refused.error?.status,
  }),
);

// What the contract does not have does not compile.
export async function wrong(): Promise<void> {
  // @ts-expect-error there is no such list
  await client.GET("/stats/top/{entity}", { params: { path: { entity: "songs" } } });
  // @ts-expect-error there is no such path
  await client.GET("/stats/nothing");
  // @ts-expect-error there is no such measure
  await client.POST("/query", { body: { measures: ["loudness"] } });
  // @ts-expect-error a rank is a number
  const rank: string = items[0]!.rank;
}
