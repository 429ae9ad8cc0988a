import { Component, type ReactNode } from "react";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface Crash {
  readonly failure: Error | null;
}

/** A page that breaks says so and takes nothing else with it: the bar and STOP are outside. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Crash> {
  override state: Crash = { failure: null };

  static getDerivedStateFromError(failure: Error): Crash {
    return { failure };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) {
      return this.props.children;
    }
    return (
      <section className="sign-in" role="alert">
        <h1>This page broke</h1>
        <p>
          <code>{failure.message}</code>
        </p>
        <p>STOP above still works. Trading does not depend on this page.</p>
        <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
          Reload
        </button>
      </section>
    );
  }
}
