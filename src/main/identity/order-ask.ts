import type { OrderRequest } from './orders.ts'
import type { StartedOrder } from './port.ts'

/** Asks BankID for the order itself. @throws AppError those of the client */
export async function askForOrder(
  { ask, link }: Pick<OrderRequest, 'ask' | 'link'>,
  signal: AbortSignal,
): Promise<StartedOrder> {
  const endUserIp = link.endUserIp()
  if (ask.kind === 'sign') {
    const { visibleText, hiddenData } = ask
    return await link.client.sign({ endUserIp, visibleText, hiddenData }, signal)
  }
  const { visibleText, personalNumber } = ask
  const input = {
    endUserIp,
    ...(visibleText === undefined ? {} : { visibleText }),
    ...(personalNumber === undefined ? {} : { requirement: { personalNumber } }),
  }
  return await link.client.auth(input, signal)
}
