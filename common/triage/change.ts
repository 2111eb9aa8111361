/** The close reasons of Elastic Security 9.2 and later (`kibana.alert.workflow_reason`): a verdict, not a state. */
export const CLOSE_REASONS = [
  'true_positive',
  'benign_positive',
  'false_positive',
  'duplicate',
  'automated_closure',
  'other',
] as const;
export type CloseReason = (typeof CLOSE_REASONS)[number];

export const STEP_STATES = ['open', 'done', 'not_applicable'] as const;
export type StepState = (typeof STEP_STATES)[number];

export const FINDINGS = ['nothing_unusual', 'suspicious', 'no_data'] as const;
export type Finding = (typeof FINDINGS)[number];

/** What a person, or the application on a person's behalf, may do to an alert. */
export type Change =
  | { type: 'acknowledge'; note?: string }
  | {
      type: 'close';
      reason: CloseReason;
      note?: string;
      /** Closing with steps of the guide undone is meant. */
      steps_undone_confirmed?: boolean;
    }
  | { type: 'reopen'; note?: string }
  | { type: 'assign'; assignees: string[]; note?: string }
  | { type: 'set_tags'; tags: string[] }
  | { type: 'add_tags'; tags: string[] }
  | { type: 'remove_tags'; tags: string[] }
  | {
      type: 'step';
      step: string;
      state: StepState;
      /** Only a step that is done has one. What is left out stays, `null` takes it away. */
      finding?: Finding | null;
      note?: string | null;
    }
  | { type: 'add_note'; note: string }
  /** Takes back one's own change of status, assignees or tags, while it is the last. */
  | { type: 'undo' };
