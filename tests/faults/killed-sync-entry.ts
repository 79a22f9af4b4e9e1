import { syncOnce } from './killed-sync-child.ts'

const [, , file = '', key = ''] = process.argv
await syncOnce(file, Buffer.from(key, 'hex'), (count) => void process.stdout.write(`${count}\n`))
process.stdout.write('done\n')
