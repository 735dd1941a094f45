import { Component, type ReactNode } from "react";
import type { Later } from "../scene/later.ts";
import { Strip } from "../ui/primitives/Strip.tsx";
import { words } from "./words.ts";

interface RoomBoundaryProps {
  readonly view: Later;
  readonly children: ReactNode;
}

/** A room that breaks, or does not come, takes nothing with it: settings and pictures live in the store. */
export class RoomBoundary extends Component<RoomBoundaryProps, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  /** Who comes back asks the network anew. */
  override componentWillUnmount() {
    this.props.view.forget();
  }

  override render() {
    const { error } = this.state as { error: Error | null };
    const { view, children } = this.props;
    if (!error) return children;
    const run = () => {
      view.forget();
      this.setState({ error: null });
    };
    return (
      <div style={{ padding: "var(--s-5)" }}>
        <Strip tone="error" detail={error.message} action={{ label: words.say("failure.roomAgain"), run }}>
          {words.say(view.failure ? "failure.roomMissing" : "failure.room")}
        </Strip>
      </div>
    );
  }
}
