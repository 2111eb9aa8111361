import {
  EuiButton,
  EuiCommentList,
  EuiFormRow,
  EuiSpacer,
  EuiText,
  EuiTextArea,
} from '@elastic/eui';
import React, { useState, type FormEvent } from 'react';
import type { Exclusion } from '../../../../common/exclusion/exclusion';
import { displayText } from '../../../../common/line/display';
import { useChange } from '../../../api/use_route';
import { ErrorState } from '../../../components/error_state';
import { Time } from '../../../components/time';
import { WrittenText } from '../../../components/written_text';

const LONGEST = 30_000;

function AddComment({ id }: { id: string }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = useChange('commentExclusion', ['getExclusion', 'listExclusions']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (add.isPending) return;
    if (text.trim() === '') return setProblem('Write something first');
    if (text.length > LONGEST) return setProblem('A comment may have 30,000 characters at most');
    add.mutate({ params: { id }, body: { comment: text } }, { onSuccess: () => setText('') });
  };
  return (
    <form onSubmit={submit} noValidate>
      <EuiFormRow fullWidth label="Add a comment" isInvalid={problem !== undefined} error={problem}>
        <EuiTextArea
          fullWidth
          rows={2}
          value={text}
          isInvalid={problem !== undefined}
          onChange={({ target }) => {
            setText(target.value);
            setProblem(undefined);
          }}
        />
      </EuiFormRow>
      <EuiSpacer size="s" />
      {add.error && (
        <>
          <ErrorState error={add.error} size="inline" />
          <EuiSpacer size="s" />
        </>
      )}
      <EuiButton size="s" type="submit" isLoading={add.isPending}>
        Add comment
      </EuiButton>
    </form>
  );
}

interface CommentsProps {
  exclusion: Pick<Exclusion, 'id' | 'comments'>;
  canComment: boolean;
}

/** What was said of an exclusion, oldest first, and a place to say more. */
export function Comments({ exclusion: { id, comments }, canComment }: CommentsProps) {
  return (
    <>
      {comments.length === 0 && (
        <EuiText size="s" color="subdued">
          <p>No comments yet.</p>
        </EuiText>
      )}
      {comments.length > 0 && (
        <EuiCommentList
          gutterSize="m"
          comments={comments.map((comment) => ({
            username: displayText(comment.created_by),
            timelineAvatarAriaLabel: displayText(comment.created_by),
            timestamp: <Time value={comment.created_at} />,
            children: <WrittenText text={comment.comment} />,
          }))}
        />
      )}
      {canComment && (
        <>
          <EuiSpacer size="m" />
          <AddComment id={id} />
        </>
      )}
    </>
  );
}
