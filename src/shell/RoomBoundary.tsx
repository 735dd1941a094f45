import { Component, type ReactNode } from "react";
import { Strip } from "../ui/primitives/Strip.tsx";
import { words } from "./words.ts";

interface RoomBoundaryProps {
  readonly children: ReactNode;
}

/** A room that breaks takes nothing with it: settings and pictures live in the store. */
export class RoomBoundary extends Component<RoomBoundaryProps, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state as { error: Error | null };
    if (!error) return this.props.children;
    const again = { label: words.say("failure.roomAgain"), run: () => this.setState({ error: null }) };
    return (
      <div style={{ padding: "var(--s-5)" }}>
        <Strip tone="error" detail={error.message} action={again}>
          {words.say("failure.room")}
        </Strip>
      </div>
    );
  }
}
