import { sandboxClient, startSparebank1Sandbox } from '../../../src/main/sandbox/sparebank1/sandbox.ts'

// The invented bank in a process of its own, so that answering costs it time and not the app. Says where it listens, and
// ends when whoever started it does.

const [rows, years] = [Number(process.argv[2]), Number(process.argv[3])]
const bank = await startSparebank1Sandbox({ household: { rows, years }, switches: { callsPerHour: null } })
process.once('disconnect', () => void bank.close())
process.send?.({ endpoints: bank.endpoints, ...sandboxClient })
