/** Which option each list is given: reads a list of [wanted, captions] from standard input, writes the indexes. */

import { asked, engine } from "./engine.mjs";

const { indexOfCaption } = await engine("match", 'export * from "./controls/match";');
const lists = asked();
console.log(JSON.stringify(lists.map(([wanted, captions]) => indexOfCaption(captions, wanted))));
