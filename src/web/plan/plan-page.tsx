/** placeholder */
export function PlanPage() { return null; }
