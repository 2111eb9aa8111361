import { EuiLink, EuiText } from '@elastic/eui';
import React from 'react';
import type { Rule } from '../../../../common/rule/rules';

interface Named {
  id: string;
  name: string;
  reference: string;
}

function ThreatLink({ id, name, reference }: Named) {
  return (
    <EuiLink href={reference} target="_blank" external>
      {name} ({id})
    </EuiLink>
  );
}

/** Tactics, and after each the techniques that the rule detects. */
export function Threats({ threat }: Pick<Rule, 'threat'>) {
  return (
    <EuiText size="s">
      {threat.map(({ tactic, technique }) => (
        <p key={tactic.id}>
          <ThreatLink {...tactic} />
          {technique
            .flatMap((one) => [one, ...(one.subtechnique ?? [])])
            .map((one) => (
              <React.Fragment key={one.id}>
                {' › '}
                <ThreatLink {...one} />
              </React.Fragment>
            ))}
        </p>
      ))}
    </EuiText>
  );
}
