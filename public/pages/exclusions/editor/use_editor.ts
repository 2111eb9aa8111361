import { useEffect, useRef, useState } from 'react';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { checkDraft, type DraftProblems } from './check_draft';
import type { CloseCovered } from './close_covered_field';
import {
  draftOfExclusion,
  sameCoverage,
  sameDraft,
  withSuggestion,
  type ExclusionDraft,
} from './draft';
import { useSave } from './use_save';

interface EditorOptions {
  /** What it begins with; where that becomes something else, the entries follow. */
  initial: ExclusionDraft;
  /** What is being changed, as it is now on the server; a new one has none. */
  latest?: ListedExclusion;
  /** Somebody deleted it meanwhile; saving makes it anew. */
  isGone: boolean;
  onSaved(id: string): void;
}

interface SaveOptions {
  /** There are alerts to close, and the form says how many. */
  canClose: boolean;
}

const NO_PROBLEMS: DraftProblems = {};

/** Everything that happens in the editor: the draft, its problems, saving it, and what others do to it meanwhile. */
export function useEditor({ initial, latest, isGone, onSaved }: EditorOptions) {
  const [given, setGiven] = useState(initial);
  const [start, setStart] = useState(initial);
  const [draft, setDraft] = useState(initial);
  const [known, setBase] = useState(latest);
  const base = isGone ? undefined : known;
  const [setAside, setSetAside] = useState<ExclusionDraft>();
  const [closeCovered, setCloseCovered] = useState<CloseCovered>({
    wanted: false,
    reason: 'false_positive',
  });
  const [tried, setTried] = useState(false);
  const [savedId, setSavedId] = useState<string>();
  const form = useRef<HTMLDivElement>(null);
  const { save, isSaving, error, forgetError } = useSave();
  const problems = tried ? checkDraft(draft, base?.exclusion, Date.now()) : NO_PROBLEMS;

  if (!sameDraft(given, initial)) {
    setGiven(initial);
    setStart(initial);
    setDraft((now) => withSuggestion(now, given, initial));
  }

  const showFirstProblem = () =>
    // The fields are marked only once this has been drawn.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());

  const isSaved = savedId !== undefined;
  const saved = useRef(onSaved);
  useEffect(() => {
    saved.current = onSaved;
  });
  // Once what guards the unsaved has let go, which this render made it do.
  useEffect(() => {
    if (savedId !== undefined) saved.current(savedId);
  }, [savedId]);

  const saveAs = async (options: SaveOptions, version?: string) => {
    setTried(true);
    const now = checkDraft(draft, base?.exclusion, Date.now());
    if (Object.keys(now).length > 0) return void showFirstProblem();
    const close = options.canClose && closeCovered.wanted ? closeCovered.reason : undefined;
    const written = await save({ draft, close, base, version });
    if (written) setSavedId(written.exclusion.id);
  };

  const takeTheirs = () => {
    if (!latest) return;
    const theirs = draftOfExclusion(latest.exclusion);
    setSetAside(draft);
    setBase(latest);
    setStart(theirs);
    setDraft(theirs);
  };

  const bringBack = () => {
    if (setAside) setDraft(setAside);
    setSetAside(undefined);
  };

  return {
    draft,
    base,
    problems,
    closeCovered,
    form,
    isSaving,
    error,
    isSaved,
    isUnsaved: !isSaved && (setAside !== undefined || !sameDraft(draft, start)),
    /** Somebody else changed it since. */
    isOvertaken: !isSaved && !isSaving && base !== undefined && latest?.version !== base.version,
    /** What it matches is as it was given. */
    hasGivenEntries: sameCoverage(draft, start),
    hasSetAside: setAside !== undefined,
    change: (change: Partial<ExclusionDraft>) => {
      forgetError();
      setDraft((now) => ({ ...now, ...change }));
    },
    changeClose: (change: Partial<CloseCovered>) =>
      setCloseCovered((now) => ({ ...now, ...change })),
    save: (options: SaveOptions) => saveAs(options),
    saveOnTop: (options: SaveOptions) => saveAs(options, latest?.version),
    takeTheirs,
    bringBack,
  };
}
