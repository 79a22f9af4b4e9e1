/** One row of FIS: what happened to it, what is wrong with it, and everything it says. */
export const record = {
  events: {
    created: 'was made',
    updated: 'was changed: {{fields}}',
    updatedSome: 'was changed',
    deleted: 'was deleted',
    lookedUp: 'was looked up',
    lookedUpBy: 'was looked up by party {{id}}',
    other: '· {{type}}',
  },
  notices: {
    valid_time_outside_contract: 'The time lies outside the contract',
    not_active: 'Not active',
    lingering: 'Lasts on without a reason',
    missing: 'Is missing',
    outdated: 'Is out of date',
    residual: 'Is left over',
    requested: 'Is applied for',
    brp_multiple: 'Several balance responsible parties',
    bidding_zone_mismatch: 'Bidding zones do not match',
    not_qualified: 'Is not qualified',
    not_prequalified: 'Is not prequalified',
  },
  record: {
    noneRelated: 'None that you may see',
    json: 'As FIS sends it',
    copy: 'Copy JSON',
    level: 'Levels unfolded',
    levels: { one: 'Outermost', two: 'Two', all: 'All' },
    items_one: '{{count}} item',
    items_other: '{{count}} items',
    gone: {
      title: 'FIS does not show this row',
      what: 'It is not there, or the one you act as may not see it; FIS does not tell which.',
      next: 'Choose another party to act as if you expected to see it.',
    },
  },
}
