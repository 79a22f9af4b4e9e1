import { exportJobOf } from '../../export-job.ts'

/** The one export of payments. */
export const csvExport = exportJobOf('export:csv')
