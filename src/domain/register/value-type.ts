/*
 * A value type has everything about itself in one file: how it is read from what people type, how it is shown, how it
 * is compared, what it is in the expression language. Gathered in value-types.ts; leaving one out does not compile.
 */
import type { ExpressionType } from '../expression/expression.ts';
import type { FieldDefinition } from './definition.ts';
import type { Finding } from './finding.ts';
import type { ReadContext } from './read-context.ts';
import type { FieldValue } from './record-values.ts';
import type { Typed } from './typed.ts';

/** The value read, or what is wrong with it. */
export type Reading = { readonly value: FieldValue } | { readonly findings: readonly Finding[] };

/** Everything about one type of value. */
export interface ValueType {
  /** Reads what was typed (never blank: blanks are handled before) and checks the field's own bounds. */
  readonly read: (typed: Typed, field: FieldDefinition, context: ReadContext) => Reading;
  /** As people read it, in this language; reading that text again gives the same value. */
  readonly show: (value: NonNullable<FieldValue>, field: FieldDefinition, context: ReadContext, language: 'zh' | 'en') => string;
  /** What a field of this type is in an expression. */
  readonly expressionType: (field: Pick<FieldDefinition, 'result'>) => ExpressionType;
  /** Inputs for the type's own tests and the manual. */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] };
}

/** A value that was read. */
export const value = (read: FieldValue): Reading => ({ value: read });

/** What is wrong with it. */
export const wrong = (...findings: readonly Finding[]): Reading => ({ findings });
