export const check = {}
