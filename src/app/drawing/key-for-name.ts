import { pinyin } from 'pinyin-pro';
import { keyOf } from '../../domain/register/field-key.ts';

/** The key a name in Chinese most likely wants, by its pinyin. */
export const keyForName = (name: string): string => keyOf(pinyin(name.trim(), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }));
