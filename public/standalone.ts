// The standalone host's page begins here. EUI's styles and zod's schemas are made as their modules load, so what holds for
// them is set before those are.
import * as z from 'zod';
import { cspNonce } from './standalone/csp_nonce';

// The content security policy forbids code made from text, which zod would use for speed.
z.config({ jitless: true });

// Read by parts of EUI that make styles by themselves; the build puts its name there.
Object.assign(globalThis, { executableStackNonce: cspNonce() });

void import('./standalone/start');
