import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiForm,
  EuiFormRow,
  EuiLink,
  EuiSpacer,
  EuiTextArea,
} from '@elastic/eui';
import React, { type FormEvent } from 'react';
import { useHistory } from 'react-router-dom';
import type { ListedExclusion } from '../../../../common/api/exclusions';
import { ErrorState } from '../../../components/error_state';
import { useNow } from '../../../components/now';
import { useLink } from '../../../components/use_link';
import { exclusionPath } from '../paths';
import { AboutFields } from './about_fields';
import { CloseCoveredField } from './close_covered_field';
import { ConflictNotice } from './conflict_notice';
import { CoveragePreview } from './coverage_preview';
import type { ExclusionDraft } from './draft';
import { EntriesField } from './entries_field';
import { LeaveGuard } from './leave_guard';
import { LifetimeFields } from './lifetime_fields';
import { useEditor } from './use_editor';
import { usePreview } from './use_preview';

interface ExclusionEditorProps {
  initial: ExclusionDraft;
  /** What is being changed, as it is now on the server. */
  latest?: ListedExclusion;
  /** Somebody deleted it meanwhile. */
  isGone?: boolean;
  /** Where one goes without saving. */
  cancelPath: string;
}

/** Where there is less room than both take, the preview stands below the form. */
const FORM_WIDTH = 'min(560px, 100%)';
const PREVIEW_WIDTH = 'min(440px, 100%)';

/** Somebody deleted it while it was being edited here. */
function GoneNotice() {
  return (
    <>
      <EuiCallOut
        role="alert"
        size="s"
        color="warning"
        iconType="trash"
        title="This exclusion was deleted while you were editing it. Saving makes it anew."
      />
      <EuiSpacer size="m" />
    </>
  );
}

/** The form, and beside it what it would have silenced. */
export function ExclusionEditor(props: ExclusionEditorProps) {
  const { initial, latest, isGone = false, cancelPath } = props;
  const history = useHistory();
  const link = useLink();
  const now = useNow();
  const editor = useEditor({
    initial,
    latest,
    isGone,
    onSaved: (id) => history.push(exclusionPath(id)),
  });
  const { draft, problems, change } = editor;
  const state = usePreview(draft);
  const { not_closed: notClosed = 0, older_not_closed: older = 0 } = state.preview ?? {};
  const canClose = notClosed + older > 0;
  // Nothing is closed whose number was not shown.
  const mustLook = canClose && editor.closeCovered.wanted && state.isStale;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!editor.isSaving && !mustLook) void editor.save({ canClose });
  };

  return (
    <div ref={editor.form}>
      <LeaveGuard
        isUnsaved={editor.isUnsaved}
        freePart={editor.hasGivenEntries ? 'kind' : undefined}
      />
      {isGone && !editor.isSaved && <GoneNotice />}
      {editor.isOvertaken && editor.base && latest && (
        <>
          <ConflictNotice
            base={editor.base.exclusion}
            latest={latest.exclusion}
            isSaving={editor.isSaving || mustLook}
            onSaveOnTop={() => void editor.saveOnTop({ canClose })}
            onTakeTheirs={editor.takeTheirs}
          />
          <EuiSpacer size="m" />
        </>
      )}
      {editor.hasSetAside && (
        <>
          <EuiCallOut size="s" title="This is as somebody else made it.">
            <EuiLink onClick={editor.bringBack}>Bring back what you wrote</EuiLink>
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      )}
      <EuiFlexGroup gutterSize="l" alignItems="flexStart" wrap>
        <EuiFlexItem grow={3} style={{ minWidth: FORM_WIDTH }}>
          <EuiForm component="form" noValidate onSubmit={submit}>
            <EntriesField
              entries={draft.entries}
              problems={problems}
              onChange={(entries) => change({ entries })}
            />
            <EuiSpacer size="m" />
            <AboutFields {...draft} problems={problems} onChange={change} />
            <EuiSpacer size="m" />
            <LifetimeFields {...draft} problems={problems} now={now} onChange={change} />
            <EuiSpacer size="m" />
            <EuiFormRow
              fullWidth
              label="Comment (optional)"
              isInvalid={problems['comments'] !== undefined}
              error={problems['comments']}
            >
              <EuiTextArea
                fullWidth
                rows={2}
                value={draft.comment}
                onChange={({ target }) => change({ comment: target.value })}
              />
            </EuiFormRow>
            {canClose && (
              <>
                <EuiSpacer size="m" />
                <CloseCoveredField
                  {...editor.closeCovered}
                  notClosed={notClosed}
                  older={older}
                  onChange={editor.changeClose}
                />
              </>
            )}
            <EuiSpacer size="l" />
            {editor.error !== undefined && (
              <>
                <ErrorState size="inline" error={editor.error} />
                <EuiSpacer size="m" />
              </>
            )}
            <EuiFlexGroup gutterSize="s" responsive={false}>
              <EuiFlexItem grow={false}>
                <EuiButton fill type="submit" isLoading={editor.isSaving} isDisabled={mustLook}>
                  Save exclusion
                </EuiButton>
              </EuiFlexItem>
              <EuiFlexItem grow={false}>
                <EuiButtonEmpty {...link(cancelPath)}>Cancel</EuiButtonEmpty>
              </EuiFlexItem>
            </EuiFlexGroup>
          </EuiForm>
        </EuiFlexItem>
        <EuiFlexItem grow={2} style={{ minWidth: PREVIEW_WIDTH }}>
          <CoveragePreview {...state} />
        </EuiFlexItem>
      </EuiFlexGroup>
    </div>
  );
}
