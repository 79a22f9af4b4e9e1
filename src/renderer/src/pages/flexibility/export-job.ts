import { exportJobOf } from '../../export-job.ts'

/** The one export of a table. */
export const tableExport = exportJobOf('flex:export')
