import type { LightReply } from '../../contract/ledger.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords } from '../i18n/define-words.ts';
import { Chips } from '../table/chips.tsx';
import { tableWords } from '../table/table-words.ts';

const colours: readonly LightReply['colour'][] = ['behind', 'near', 'normal', 'done', 'none'];

interface LightChipsProps {
  readonly label: string;
  readonly lights: readonly LightReply[];
  readonly value: string;
  readonly onPick: (colour: string) => void;
}

/** The lights as filter chips with how many rows show each. */
export function LightChips({ label, lights, value, onPick }: LightChipsProps) {
  const say = useWords(tableWords);
  const count = (colour: string) => lights.filter((light) => light.colour === colour).length;
  const choices = [
    { value: '', label: say('all'), count: lights.length },
    ...colours.map((colour) => ({ value: colour, label: <LightTag light={{ colour, why: '', whyEn: '' }} />, count: count(colour) })),
  ];
  return <Chips label={label} choices={choices} value={value} onPick={onPick} />;
}
