/** The most a dropped file may hold, so that in base64 it fits a message with room to spare. */
export const maxBrought = 40 * 1024 * 1024
