import { Input } from 'antd';
import type { FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { formWords } from './form-words.ts';
import { joinedPlace, partedPlace } from './place-parts.ts';

interface LocationInputProps {
  readonly value: string;
  readonly links: FieldLinks;
  readonly onChange: (text: string) => void;
}

/** A point of the map as two numbers; both pasted into one box part themselves. */
export function LocationInput({ value, links, onChange }: LocationInputProps) {
  const say = useWords(formWords);
  const [longitude, latitude] = partedPlace(value);
  const first = (text: string) => onChange(/[,，;\s]/.test(text.trim()) ? joinedPlace(...partedPlace(text)) : joinedPlace(text, latitude));
  return (
    <span className="form__place">
      <Input {...links} inputMode="decimal" autoComplete="off" aria-label={say('longitude')} addonBefore={say('longitude')} placeholder="119.306" value={longitude} onChange={(event) => first(event.target.value)} />
      <Input {...(links['aria-describedby'] !== undefined && { 'aria-describedby': links['aria-describedby'] })} inputMode="decimal" autoComplete="off" aria-label={say('latitude')} addonBefore={say('latitude')} placeholder="26.075" value={latitude} onChange={(event) => onChange(joinedPlace(longitude, event.target.value))} />
    </span>
  );
}
