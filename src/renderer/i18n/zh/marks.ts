export const marks = {}
