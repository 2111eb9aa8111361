/** @jsx jsx */
import { EuiText, useEuiTheme } from '@elastic/eui';
import { css, jsx } from '@emotion/react';

/** Why a query can't be read, with a mark under the place; the lines of `KqlSyntaxError`. */
export function KqlProblem({ id, message }: { id: string; message: string }) {
  const { euiTheme } = useEuiTheme();
  const [what = '', ...where] = message.split('\n');
  return (
    <EuiText size="xs" color="danger" id={id} role="alert">
      <div>{what}</div>
      {where.length > 0 && (
        <div
          aria-hidden
          css={css`
            font-family: ${euiTheme.font.familyCode};
            white-space: pre;
            overflow-x: auto;
          `}
        >
          {where.join('\n')}
        </div>
      )}
    </EuiText>
  );
}
