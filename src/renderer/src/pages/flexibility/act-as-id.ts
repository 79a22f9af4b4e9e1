/** Of the field in which one chooses whom to act as. */
export const actAsId = 'flex-act-as'
