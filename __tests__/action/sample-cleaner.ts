import { Cleaner } from '../../src/action/text/cleaner.ts';
import { TOKEN } from './samples.ts';

/** Strikes out `TOKEN`. */
export const cleaner = new Cleaner([TOKEN]);
