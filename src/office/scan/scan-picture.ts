import type { Words } from '../../domain/problem.ts';
import { finding, type MaskingFinding } from '../../domain/disclosure/finding.ts';
import { maskingProblems as kinds } from '../../domain/problems/disclosure.ts';
import type { PictureData } from './read-exif.ts';

/** What is to be told of the data of a picture. */
export function pictureFindings({ place: located, about }: PictureData, place: Words): MaskingFinding[] {
  if (located) return [finding(kinds.placeInPicture, 'hard', {}, place)];
  return about ? [finding(kinds.dataInPicture, 'soft', {}, place)] : [];
}
