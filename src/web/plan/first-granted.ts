/** Of the units one may upload for, the one the server takes when none is named: where the first grant with the right stands. */
export function firstGranted<U extends { readonly path: string }>(allowed: readonly U[], grants: readonly { readonly unitPath: string }[]): U | undefined {
  for (const grant of grants) {
    const here = allowed.find((unit) => unit.path === grant.unitPath);
    if (here !== undefined) return here;
  }
  return allowed[0];
}
