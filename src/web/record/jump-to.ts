/** Puts the cursor into a field of the form. */
export function jumpTo(form: string, field: string): void {
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>(`[data-form="${CSS.escape(form)}"][data-field="${CSS.escape(field)}"]`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  });
}
