import { decimalOfMinor, type InventedRow } from './invented.ts'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

export interface CamtStyle {
  /** `02` to `13`. */
  readonly version: string
  /** Of every element, `ns:` or none. */
  readonly prefix: string
  readonly isPretty: boolean
  readonly isDateTime: boolean
  readonly text: 'escaped' | 'cdata' | 'references'
}

const numeric = (text: string): string =>
  [...text].map((letter) => `&#${letter.codePointAt(0) ?? 0};`).join('')

/** A CAMT.053 file of one statement: what was read, and the status and party levels that changed with version 08. */
export function writeCamt(rows: readonly InventedRow[], style: CamtStyle, iban = 'NO9318130000017'): string {
  const isLater = Number(style.version) >= 8
  const written = (text: string): string =>
    style.text === 'cdata' && !text.includes(']]>')
      ? `<![CDATA[${text}]]>`
      : style.text === 'references'
        ? numeric(text)
        : escaped(text)
  const day = (iso: string) => (style.isDateTime ? `<DtTm>${iso}T23:30:00+01:00</DtTm>` : `<Dt>${iso}</Dt>`)
  const party = (name: string) =>
    isLater ? `<Pty><Nm>${written(name)}</Nm></Pty>` : `<Nm>${written(name)}</Nm>`
  const entries = rows.map((row) => {
    const side = row.minor < 0 ? 'Cdtr' : 'Dbtr'
    return (
      `<Ntry><Amt Ccy="NOK">${decimalOfMinor(Math.abs(row.minor))}</Amt>` +
      `<CdtDbtInd>${row.minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>${isLater ? '<Cd>BOOK</Cd>' : 'BOOK'}</Sts>` +
      `<BookgDt>${day(row.bookedOn)}</BookgDt><ValDt>${day(row.valueOn)}</ValDt><AcctSvcrRef>${row.reference}</AcctSvcrRef>` +
      `<NtryDtls><TxDtls><RltdPties><${side}>${party(row.counterparty)}</${side}>` +
      `<${side}Acct><Id><Othr><Id>${row.other}</Id></Othr></Id></${side}Acct></RltdPties>` +
      `<RmtInf><Ustrd>${written(row.message)}</Ustrd></RmtInf></TxDtls></NtryDtls>` +
      `<AddtlNtryInf>${written(row.text)}</AddtlNtryInf></Ntry>`
    )
  })
  const body =
    `<BkToCstmrStmt><GrpHdr><MsgId>m</MsgId></GrpHdr><Stmt><Id>s</Id><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>NOK</Ccy></Acct>` +
    `${entries.join('')}</Stmt></BkToCstmrStmt>`
  const plain = `<Document>${body}</Document>`
  const broken = style.isPretty
    ? plain.replaceAll('<Ntry>', '\n  <Ntry>\n').replaceAll('<Amt', '\t<Amt')
    : plain
  const prefixed = broken.replace(/<!\[CDATA\[[^]*?\]\]>|<(\/?)(?=[A-Z])/g, (found, slash?: string) =>
    slash === undefined ? found : `<${slash}${style.prefix}`,
  )
  const namespace = `xmlns${style.prefix === '' ? '' : `:${style.prefix.slice(0, -1)}`}="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${style.version}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${prefixed.replace('Document>', `Document ${namespace}>`)}`
}

export interface OfxStyle {
  readonly form: 'sgml' | 'sgml-closed' | 'xml'
  readonly kind: 'bank' | 'card'
  readonly lineEnd: '\n' | '\r\n' | ''
  readonly decimalMark: ',' | '.'
  readonly time: string
}

/** OFX 1 with or without closing tags for values, and OFX 2. */
export function writeOfx(rows: readonly InventedRow[], style: OfxStyle, account = '18130000017'): string {
  const { lineEnd } = style
  const leaf = (name: string, text: string) =>
    `<${name}>${escaped(text)}${style.form === 'sgml' ? '' : `</${name}>`}${lineEnd}`
  const group = (name: string, inner: string) => `<${name}>${lineEnd}${inner}</${name}>${lineEnd}`
  const day = (iso: string) => iso.replaceAll('-', '') + style.time
  const sum = (minor: number) => decimalOfMinor(minor).replace('.', style.decimalMark)
  const transactions = rows.map((row) =>
    group(
      'STMTTRN',
      leaf('TRNTYPE', 'OTHER') +
        leaf('DTPOSTED', day(row.bookedOn)) +
        leaf('DTAVAIL', day(row.valueOn)) +
        leaf('TRNAMT', sum(row.minor)) +
        leaf('FITID', row.reference) +
        leaf('NAME', row.text) +
        leaf('MEMO', row.message),
    ),
  )
  const isCard = style.kind === 'card'
  const body = group(
    isCard ? 'CREDITCARDMSGSRSV1' : 'BANKMSGSRSV1',
    group(
      isCard ? 'CCSTMTTRNRS' : 'STMTTRNRS',
      group(
        isCard ? 'CCSTMTRS' : 'STMTRS',
        leaf('CURDEF', 'NOK') +
          group(isCard ? 'CCACCTFROM' : 'BANKACCTFROM', leaf('ACCTID', account)) +
          group('BANKTRANLIST', leaf('DTSTART', '20260101') + transactions.join('')) +
          group('LEDGERBAL', leaf('BALAMT', sum(-12_345)) + leaf('DTASOF', '20260131')),
      ),
    ),
  )
  const header =
    style.form === 'xml'
      ? '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE"?>\n'
      : 'OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:UTF-8\r\nCHARSET:NONE\r\n\r\n'
  return header + group('OFX', body)
}
