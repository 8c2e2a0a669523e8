export const jumps = {}
