import { schema } from '@kbn/config-schema';
import type { SavedObject, SavedObjectsType } from '@kbn/core/server';
import { exclusionProblem } from './exclusion_problem';

/** How a record is kept: what is searched by beside what it says. Without a value: it was deleted. */
export interface RecordAttributes {
  id: string;
  value?: unknown;
}

/** A type of records. */
export interface RecordType {
  /** The saved objects that they are. */
  savedObject: string;
  /** Whether lists of it are asked for. */
  isListed: boolean;
  /** Some come by an import of saved objects, perhaps as copies. */
  isImported?: boolean;
  /** They are deleted by the hundred, and nobody waits for that to be seen. */
  isPruned?: boolean;
}

const recordProps = { id: schema.string({ minLength: 1 }), value: schema.maybe(schema.any()) };

/** Only what is sorted by is mapped: mappings can't be taken back once they are released. */
function recordType(name: string, own: Partial<SavedObjectsType> = {}): SavedObjectsType {
  return {
    name,
    hidden: true,
    // Spaces are kept apart, and versions count: of types that are shared between spaces they are not looked at.
    namespaceType: 'single',
    mappings: { dynamic: false, properties: { id: { type: 'keyword' } } },
    modelVersions: {
      1: {
        changes: [],
        schemas: {
          forwardCompatibility: schema.object(recordProps, { unknowns: 'ignore' }),
          create: schema.object(recordProps),
        },
      },
    },
    ...own,
  };
}

function titleOfExclusion({ id, attributes }: SavedObject<unknown>): string {
  const { value } = attributes as { value?: { name?: string } };
  return value?.name ?? id;
}

const EXCLUSION = recordType('executable-stack-exclusion', {
  management: {
    importableAndExportable: true,
    displayName: 'Executable Stack exclusion',
    icon: 'logoSecurity',
    getTitle: titleOfExclusion,
  },
  modelVersions: {
    1: {
      changes: [],
      schemas: {
        forwardCompatibility: schema.object(recordProps, { unknowns: 'ignore' }),
        // Whatever way one comes in by: an import of saved objects is checked too.
        create: schema.object(recordProps, { validate: ({ value }) => exclusionProblem(value) }),
      },
    },
  },
});

/** Every type of saved objects of ours. Names stay for ever, and so do mappings. */
export const SAVED_OBJECT_TYPES: readonly SavedObjectsType[] = [
  EXCLUSION,
  recordType('executable-stack-run'),
  recordType('executable-stack-ledger'),
  recordType('executable-stack-lease'),
  recordType('executable-stack-run-request'),
];

/** The use cases' records as saved objects. */
export const RECORD_TYPES: Readonly<Record<string, RecordType>> = {
  exclusion: { savedObject: EXCLUSION.name, isListed: true, isImported: true },
  run: { savedObject: 'executable-stack-run', isListed: true, isPruned: true },
  ledger: { savedObject: 'executable-stack-ledger', isListed: false },
  lease: { savedObject: 'executable-stack-lease', isListed: false },
  run_request: { savedObject: 'executable-stack-run-request', isListed: false },
};
