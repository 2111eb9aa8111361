import * as z from 'zod';

// Kibana's content security policy forbids code made from text, which zod would use for speed. Schemas are made as their modules
// load, so this module stands before them.
z.config({ jitless: true });
