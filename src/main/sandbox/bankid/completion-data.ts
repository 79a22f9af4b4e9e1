/** Fact sheet 12. */
export interface CompletionData {
  readonly user: {
    readonly personalNumber: string
    readonly name: string
    readonly givenName: string
    readonly surname: string
  }
  readonly device: { readonly ipAddress: string; readonly uhi?: string }
  readonly bankIdIssueDate?: string
  readonly stepUp?: { readonly mrtd: boolean }
  /** ms since 1970 as text, in the older form. */
  readonly cert?: { readonly notBefore: string; readonly notAfter: string }
  readonly signature: string
  readonly ocspResponse: string
  readonly risk?: string
}
