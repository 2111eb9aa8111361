import {
  EuiButtonIcon,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiText,
  EuiTitle,
  EuiToolTip,
} from '@elastic/eui';
import React, { type RefObject } from 'react';
import { DisplayText } from '../../../../components/display_text';
import { StatusBadge } from '../../../../components/status_badge';
import { RESPONSE_STEPS, TRIAGE_STEPS } from '../../../../../common/rule/guide';
import { alertTitle } from '../model/alert_facts';
import { knownSoFar } from '../model/known_so_far';
import { readOrigin } from '../model/origin';
import { useOpenAlert } from '../open_alert';
import { ProblemNotice } from '../problems/problem_notice';
import { AlertFactsList } from './alert_facts_list';
import { Assignees } from './assignees';
import { CopyLinkButton } from './copy_link_button';
import { KernelLine } from './kernel_line';
import { OriginVerdict } from './origin_verdict';
import { StatusActions } from './status_actions';
import { TagList } from './tag_list';
import { Tags } from './tags';

const GUIDE = TRIAGE_STEPS.map(({ id }) => id);
const RESPONSE = RESPONSE_STEPS.map(({ id }) => id);

interface Props {
  headingId: string;
  headingRef: RefObject<HTMLHeadingElement>;
  onClose: () => void;
}

function TitleRow({ headingId, headingRef, onClose }: Props) {
  const { facts, triage } = useOpenAlert();
  return (
    <EuiFlexGroup gutterSize="s" alignItems="flexStart" responsive={false}>
      <EuiFlexItem>
        <EuiTitle size="s">
          <h2
            id={headingId}
            ref={headingRef}
            tabIndex={-1}
            className="eui-textBreakWord"
            style={{ outline: 'none' }}
          >
            <DisplayText text={alertTitle(facts)} />
          </h2>
        </EuiTitle>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false}>
          <EuiFlexItem grow={false}>
            <StatusBadge status={triage.status} reason={triage.reason} />
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <CopyLinkButton />
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiToolTip content="Close this panel" disableScreenReaderOutput>
              <EuiButtonIcon
                iconType="cross"
                aria-label="Close this panel"
                color="text"
                onClick={onClose}
              />
            </EuiToolTip>
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}

function Actions() {
  return (
    <>
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <StatusActions />
        <Assignees />
        <Tags />
      </EuiFlexGroup>
      <ProblemNotice place="status" />
      <ProblemNotice place="assignees" />
      <ProblemNotice place="tags" />
    </>
  );
}

/** What the alert is, who says so, what is known of it, and what can be done with it. */
export function Header(props: Props) {
  const { document, facts, triage, nameOf, mayTriage } = useOpenAlert();
  const origin = readOrigin(document);
  return (
    <header>
      <TitleRow {...props} />
      <EuiSpacer size="xs" />
      <KernelLine message={facts.message} />
      <EuiSpacer size="s" />
      <OriginVerdict {...origin} />
      <EuiSpacer size="xs" />
      <AlertFactsList {...facts} />
      <EuiSpacer size="xs" />
      <EuiText size="xs" color="subdued">
        {origin.verdict === 'forged'
          ? 'The kernel prints its line once a boot; a forged one does not use it up.'
          : 'The kernel prints this line once a boot: what else starts with an executable stack until the next boot is not seen.'}
      </EuiText>
      <EuiSpacer size="s" />
      <EuiText size="s" className="eui-textBreakWord">
        <strong>{knownSoFar(triage, { guide: GUIDE, response: RESPONSE, nameOf })}</strong>
      </EuiText>
      {triage.tags.length > 0 && <EuiSpacer size="xs" />}
      <TagList tags={triage.tags} />
      {mayTriage && (
        <>
          <EuiSpacer size="s" />
          <Actions />
        </>
      )}
    </header>
  );
}
