import { EuiButton } from '@elastic/eui';
import React, { Component, type ReactNode } from 'react';
import { ErrorState } from '../components/error_state';
import { PartNotLoaded } from '../api/load_part';

interface Props {
  /** Where it differs, what stands below is tried anew: another page need not suffer from this one's fault. */
  resetKey: string;
  children: ReactNode;
}

interface State {
  error?: unknown;
  resetKey: string;
}

/** Keeps a fault in one page from taking the others with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ resetKey }: Props, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { resetKey, error: undefined };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const retry = () => this.setState({ error: undefined });
    return (
      <>
        <ErrorState error={error} onRetry={error instanceof PartNotLoaded ? undefined : retry} />
        <div className="eui-textCenter">
          <EuiButton size="s" onClick={() => window.location.reload()}>
            Load the page anew
          </EuiButton>
        </div>
      </>
    );
  }
}
