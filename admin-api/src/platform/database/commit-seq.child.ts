/** A second process for database.contract.test.ts: takes commit numbers from the database it is given. */
import { createDatabase } from "./database.ts";

const [url, count] = process.argv.slice(2);
const database = await createDatabase(url!);
for (let index = 0; index < Number(count); index++)
  await database.transaction(async (tx) => {
    // Read before write: what two processes must not do to each other is fail here.
    await tx.commit.count();
    const { value } = await tx.counter.update({ where: { name: "commitSeq" }, data: { value: { increment: 1 } } });
    await tx.commit.create({ data: { seq: value, at: new Date(), actorId: "child", reason: "", variants: 1 } });
  });
await database.close();
