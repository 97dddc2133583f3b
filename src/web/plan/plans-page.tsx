/** placeholder */
export function PlansPage() { return null; }
