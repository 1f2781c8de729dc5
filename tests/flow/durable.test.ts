import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startEmbedded } from '../../server/db/embedded.ts'
import { connect, disconnect } from '../../server/db/sql.ts'
import type { ReportReceipt } from '../../server/contract/report.ts'
import { address, post } from '../setup/node.ts'
import { startProcess, type NodeProcess } from '../setup/process.ts'

/** Posts without pause until the node is gone; returns the ids that were answered 201. */
async function postUntilGone(url: string, first: number): Promise<string[]> {
  const ids: string[] = []
  const person = async (n: number) => {
    for (let i = 0; ; i++) {
      const answer = await post<ReportReceipt>(url, { service: 'telegram' }, address(first + n * 2_000 + i)).catch(
        () => null,
      )
      if (answer === null) return
      if (answer.status === 201) ids.push(answer.body.id!)
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, n) => person(n)))
  return ids
}

async function killDatabase(dataDir: string): Promise<void> {
  const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

it('[D1] every 201 is in the table after node and database were killed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'outcry-durable-'))
  const accepted: string[] = []
  for (let round = 0; round < 3; round++) {
    const node: NodeProcess = await startProcess({ DATA_DIR: dataDir })
    const posting = postUntilGone(node.url, round * 40_000)
    await new Promise((resolve) => setTimeout(resolve, 600 + round * 150))
    if (round === 1) await node.kill()
    else {
      await killDatabase(dataDir)
      await node.kill()
    }
    accepted.push(...(await posting))
  }
  const database = await startEmbedded({ dataDir })
  const sql = connect(database.url, { max: 1, name: 'test' })
  const rows = await sql<{ id: string }[]>`select id from reports`
  const ids = new Set(rows.map((row) => row.id))
  await disconnect(sql)
  await database.stop()
  await rm(dataDir, { recursive: true })
  expect(accepted.length).toBeGreaterThan(300)
  expect(accepted.filter((id) => !ids.has(id))).toEqual([])
}, 120_000)
