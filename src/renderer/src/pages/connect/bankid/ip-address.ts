/** An address as BankID takes it: IPv4 or IPv6 (fact sheet 6), without a port, a zone or brackets. */
export function isIpAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text)
}

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** The browser knows what an IPv6 address is better than any pattern. */
function isIpv6(text: string): boolean {
  return /^[0-9a-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`https://[${text}]`)
}
