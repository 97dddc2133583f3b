import CheckCircleOutlined from '@ant-design/icons/es/icons/CheckCircleOutlined';
import CheckSquareOutlined from '@ant-design/icons/es/icons/CheckSquareOutlined';
import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import MinusCircleOutlined from '@ant-design/icons/es/icons/MinusCircleOutlined';
import WarningOutlined from '@ant-design/icons/es/icons/WarningOutlined';
import type { ComponentType } from 'react';
import type { LightReply } from '../../contract/ledger.ts';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { frameWords, type FrameWord } from './frame-words.ts';
import './pieces.css';

const shapes: Record<LightReply['colour'], { word: FrameWord; Icon: ComponentType }> = {
  normal: { word: 'lightNormal', Icon: CheckCircleOutlined },
  near: { word: 'lightNear', Icon: ClockCircleOutlined },
  behind: { word: 'lightBehind', Icon: WarningOutlined },
  done: { word: 'lightDone', Icon: CheckSquareOutlined },
  none: { word: 'lightNone', Icon: MinusCircleOutlined },
};

/** A light: never a colour alone, always with its word and its shape; pointing shows why. */
export function LightTag({ light }: { readonly light: LightReply }) {
  const say = useWords(frameWords);
  const language = useLanguage();
  const { word, Icon } = shapes[light.colour];
  return (
    <span className={`light light--${light.colour}`} title={language === 'en' ? light.whyEn : light.why}>
      <span aria-hidden="true"><Icon /></span>{say(word)}
    </span>
  );
}
