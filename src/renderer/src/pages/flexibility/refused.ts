import type { ApiError } from '../../api.ts'

/** Is it that the table, or one of those its rows bring along, is closed to whoever one acts as? */
export function mayNotBeRead(error: ApiError | null): boolean {
  return error?.code === 'scope-missing' || error?.code === 'role-missing'
}
