/** Things in their order with their places, which are all that tells them apart: blocks and pieces of a text have no names. */
export const byPlace = <T>(things: readonly T[]): readonly { readonly one: T; readonly at: number; readonly place: string }[] => things.map((one, at) => ({ one, at, place: `p${at}` }));
