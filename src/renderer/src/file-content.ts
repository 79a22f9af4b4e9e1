/**
 * The bytes of a dropped file in base64, as the contract takes them; null where the system will not let it be read (a
 * folder, a file that has gone). Never navigates and needs no network: the policy of the page allows neither.
 */
export function contentOf(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onerror = () => resolve(null)
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : ''
      resolve(address.slice(address.indexOf(',') + 1 || address.length))
    }
    reader.readAsDataURL(file)
  })
}
