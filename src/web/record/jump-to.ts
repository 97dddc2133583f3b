/** Puts the cursor into a field of the form. */
export function jumpTo(form: string, field: string): void {
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>(`[data-form="${CSS.escape(form)}"][data-field="${CSS.escape(field)}"]`);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  });
}

/** Puts the cursor into the first empty field of the form. Not where a finger types: the keyboard would cover half of it. */
export function jumpToFirst(form: string): void {
  if (!matchMedia('(pointer: fine)').matches) return;
  requestAnimationFrame(() => {
    const places = [...document.querySelectorAll<HTMLElement>(`[data-form="${CSS.escape(form)}"][data-field]`)];
    const inputs = places.flatMap((place) => place.querySelector<HTMLInputElement>('input, textarea') ?? []);
    (inputs.find((input) => input.value === '' && (input.closest('.ant-select')?.textContent ?? '') === '') ?? inputs[0])?.focus();
  });
}
