/* A key from a name in Chinese, by its pinyin: 校车 becomes xiaoche. */
import { freeKey, keyOf } from '../../domain/register/field-key.ts';

/** The key a name most likely wants, other than those taken. Loads the pinyin of characters when first asked. */
export async function proposeKey(name: string, taken: readonly string[]): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const words = pinyin(name.trim(), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return freeKey(keyOf(words), taken);
}
