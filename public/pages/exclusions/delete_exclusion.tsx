import { EuiConfirmModal, EuiSpacer, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import type { ListedExclusion } from '../../../common/api/exclusions';
import { displayText } from '../../../common/line/display';
import { useChange } from '../../api/use_route';
import { ErrorState } from '../../components/error_state';
import { Time } from '../../components/time';
import { useHost } from '../../host/host_context';
import { countOf } from '../../components/count_of';

interface DeleteExclusionProps {
  listed: ListedExclusion;
  onClose(): void;
  onDeleted(): void;
}

/** Asks before an exclusion is deleted, and says what it silenced and what will no longer be. */
export function DeleteExclusion({ listed, onClose, onDeleted }: DeleteExclusionProps) {
  const { notify } = useHost();
  const titleId = useGeneratedHtmlId();
  const remove = useChange('deleteExclusion', ['listExclusions']);
  const { exclusion, silenced, last_hit: lastHit } = listed;
  const name = displayText(exclusion.name);

  const confirm = () =>
    remove.mutate(
      { params: { id: exclusion.id } },
      {
        onSuccess: () => {
          notify({ title: `Deleted ${name}`, color: 'success' });
          onDeleted();
        },
      },
    );

  return (
    <EuiConfirmModal
      aria-labelledby={titleId}
      titleProps={{ id: titleId }}
      title={`Delete ${name}?`}
      cancelButtonText="Keep it"
      confirmButtonText="Delete"
      buttonColor="danger"
      defaultFocusedButton="cancel"
      isLoading={remove.isPending}
      onCancel={onClose}
      onConfirm={confirm}
    >
      <EuiText size="s">
        <p>
          {silenced === 0 ? (
            'It has silenced nothing so far.'
          ) : (
            <>
              It has silenced {countOf(silenced, 'hit')}, the last <Time value={lastHit} relative />
              . They stay silenced.
            </>
          )}{' '}
          New lines that it matches will make alerts again.
        </p>
        <p>
          Its comments and its history go with it, and it can’t be brought back. To stop it for a
          while, disable it.
        </p>
      </EuiText>
      {remove.error && (
        <>
          <EuiSpacer size="m" />
          <ErrorState error={remove.error} size="inline" />
        </>
      )}
    </EuiConfirmModal>
  );
}
