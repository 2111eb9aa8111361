import { EuiButtonIcon, EuiFieldText, EuiInputPopover, useGeneratedHtmlId } from '@elastic/eui';
import React, {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { parseKql } from '../../../common/kql/parse';
import { errorMessage } from '../../../common/errors';
import { applyChoice, type Choice } from './apply_suggestion';
import { ChoiceList, choiceId } from './choice_list';
import { KqlProblem } from './kql_problem';
import { useChoices } from './use_choices';

interface Props {
  /** The query that holds. */
  query: string;
  /** With a query that can be read. */
  onSubmit: (query: string) => void;
  placeholder?: string;
  /** Why the server refused the query. */
  problem?: string;
  inputRef?: RefObject<HTMLInputElement | null>;
}

function problemOf(query: string): string | undefined {
  try {
    parseKql(query);
    return undefined;
  } catch (error) {
    return errorMessage(error);
  }
}

// A combobox's list is no dialog: the focus stays in the input.
const PANEL = {
  role: 'region',
  'aria-label': 'Suggestions',
  'aria-modal': undefined,
  'aria-live': 'off',
} as const;

/** A query with suggestions for fields, operators and values. Enter searches. */
export function KqlBar({ query, onSubmit, placeholder, problem: refused, inputRef }: Props) {
  const [draft, setDraft] = useState(query);
  const [cursor, setCursor] = useState(query.length);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [ownProblem, setProblem] = useState<string>();
  const ownRef = useRef<HTMLInputElement>(null);
  const cursorToSet = useRef<number>();
  const input = inputRef ?? ownRef;
  const listId = useGeneratedHtmlId();
  const problemId = useGeneratedHtmlId();
  const { suggestion, choices } = useChoices(draft, cursor, open);

  // The cursor can be set only once the input has the new text, and must be before the next key is pressed.
  useLayoutEffect(() => {
    const at = cursorToSet.current;
    if (at === undefined) return;
    cursorToSet.current = undefined;
    input.current?.setSelectionRange(at, at);
  }, [draft, input]);

  useEffect(() => {
    setDraft(query);
    setProblem(undefined);
  }, [query]);

  const isOpen = open && choices.length > 0;
  const problem = ownProblem ?? (draft === query ? refused : undefined);

  const edit = (text: string, at: number) => {
    setDraft(text);
    setCursor(at);
    setActive(-1);
    setProblem(undefined);
  };
  const submit = (text: string) => {
    setOpen(false);
    const found = problemOf(text);
    setProblem(found);
    if (found === undefined) onSubmit(text.trim());
  };
  const choose = (choice: Choice) => {
    const next = applyChoice(draft, suggestion, choice);
    if (next.query !== draft) cursorToSet.current = next.cursor;
    edit(next.query, next.cursor);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = isOpen ? choices[active] : undefined;
    switch (event.key) {
      case 'ArrowDown':
        setActive(isOpen ? (active + 1) % choices.length : 0);
        setOpen(true);
        break;
      case 'ArrowUp':
        if (!isOpen) return;
        setActive(active <= 0 ? choices.length - 1 : active - 1);
        break;
      case 'Enter':
        if (chosen) choose(chosen);
        else submit(draft);
        break;
      case 'Escape':
        if (isOpen) setOpen(false);
        else input.current?.blur();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <EuiInputPopover
        fullWidth
        disableFocusTrap
        isOpen={isOpen}
        closePopover={() => setOpen(false)}
        panelPaddingSize="none"
        panelProps={PANEL}
        input={
          <EuiFieldText
            fullWidth
            compressed
            icon="search"
            inputRef={(element) => {
              (input as { current: HTMLInputElement | null }).current = element;
            }}
            aria-label="Filter alerts with KQL"
            placeholder={placeholder}
            value={draft}
            isInvalid={problem !== undefined}
            spellCheck={false}
            autoComplete="off"
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && active >= 0 ? choiceId(listId, active) : undefined}
            aria-describedby={problem === undefined ? undefined : problemId}
            onFocus={() => setOpen(true)}
            onClick={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onChange={({ target }) => {
              edit(target.value, target.selectionStart ?? target.value.length);
              setOpen(true);
            }}
            onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart ?? 0)}
            onKeyDown={onKeyDown}
            append={
              draft === '' ? undefined : (
                <EuiButtonIcon
                  iconType="cross"
                  aria-label="Clear the filter"
                  onClick={() => {
                    edit('', 0);
                    submit('');
                  }}
                />
              )
            }
          />
        }
      >
        <ChoiceList id={listId} choices={choices} active={active} onChoose={choose} />
      </EuiInputPopover>
      {problem !== undefined && <KqlProblem id={problemId} message={problem} />}
    </>
  );
}
