/** @jsx jsx */
import { EuiIcon, useEuiTheme } from '@elastic/eui';
import { css, jsx } from '@emotion/react';
import { useEffect, useRef } from 'react';
import { DisplayText } from '../display_text';
import type { Choice } from './apply_suggestion';

const ICONS: Readonly<Record<Choice['kind'], string>> = {
  field: 'kqlField',
  operator: 'kqlOperand',
  value: 'kqlValue',
  conjunction: 'kqlSelector',
};

interface Props {
  id: string;
  choices: readonly Choice[];
  /** -1: none. */
  active: number;
  onChoose: (choice: Choice) => void;
}

/** The id of one line, by which the input names the active one. */
export function choiceId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function useStyles() {
  const { euiTheme } = useEuiTheme();
  return {
    list: css`
      max-block-size: 20rem;
      overflow-y: auto;
    `,
    line: css`
      display: flex;
      align-items: center;
      gap: ${euiTheme.size.s};
      min-block-size: ${euiTheme.size.xl};
      padding-inline: ${euiTheme.size.s};
      cursor: pointer;
      &:hover,
      &[aria-selected='true'] {
        background-color: ${euiTheme.colors.backgroundBaseInteractiveSelect};
      }
    `,
    detail: css`
      margin-inline-start: auto;
      color: ${euiTheme.colors.textSubdued};
      white-space: nowrap;
    `,
  };
}

/** What may stand at the cursor: the list of a combobox, the focus stays in the input. */
export function ChoiceList({ id, choices, active, onChoose }: Props) {
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul id={id} role="listbox" aria-label="Suggestions" css={styles.list} ref={list}>
      {choices.map((choice, index) => (
        <li
          key={`${choice.kind} ${choice.label}`}
          id={choiceId(id, index)}
          role="option"
          aria-selected={index === active}
          css={styles.line}
          // The input keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          <EuiIcon type={ICONS[choice.kind]} size="s" aria-hidden />
          <span className="eui-textTruncate">
            <DisplayText text={choice.label} />
          </span>
          <span css={styles.detail}>{choice.detail}</span>
        </li>
      ))}
    </ul>
  );
}
