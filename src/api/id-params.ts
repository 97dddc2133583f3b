import { z } from 'zod';
import { id } from '../contract/common.ts';

/** The `:id` in an address. */
export const idParams = z.object({ id });
