// A whole client by @hey-api/openapi-ts: what was played most, as JSON.
import { client } from "./generated/hey-api/client.gen.js";
import { getArtist, getTop, query } from "./generated/hey-api/sdk.gen.js";
import type { TopItem } from "./generated/hey-api/types.gen.js";

const [url, token] = process.argv.slice(2);
client.setConfig({ baseUrl: `${url}/api/v1`, auth: token });

const top = await getTop({ path: { entity: "artists" }, query: { since: "2023-01-01", limit: 3 } });
if (top.error) throw new Error(top.error.detail);
const items: TopItem[] = top.data!.items;

const asked = await query({ body: { group_by: ["year"], measures: ["plays"], since: "2022-01-01" } });
if (asked.error) throw new Error(asked.error.detail);

const refused = await getArtist({ path: { artist_id: "nobody" } });

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
  await getTop({ path: { entity: "songs" } });
  // @ts-expect-error the period has no such field
  await getTop({ path: { entity: "artists" }, query: { from: "2023-01-01" } });
  // @ts-expect-error there is no such measure
  await query({ body: { measures: ["loudness"] } });
  // @ts-expect-error a rank is a number
  const rank: string = items[0]!.rank;
}
