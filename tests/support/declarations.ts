/** What the adapters declare, as functions are built with it. */
import { ADAPTER_NAMES, loadDeclarations } from '../../cli/adapters.ts';

export const DECLARATIONS = await loadDeclarations(ADAPTER_NAMES);
