import { Component, type ComponentType, type ReactNode, Suspense } from "react";
import { create } from "zustand";
import { dismiss, say } from "../app/notices.ts";
import { type Later, later } from "../scene/later.ts";
import { Show } from "./Show.tsx";
import { words } from "./words.ts";

const NOTICE = "part";
/** How often the page was asked to try again what failed. */
const useTries = create(() => ({ tries: 0 }));

/**
 * A part of the page whose code comes when it is shown: every dialog, menu and panel that the first paint does without.
 * Where it can't be had, or breaks, a notice says so and all else stays as it is; asked for again, the network is.
 * @param Waiting stands there until it has come
 */
export function part<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  Waiting?: ComponentType,
): ComponentType<P> {
  const view = later(load);
  return (props) => <Part view={view} props={props} Waiting={Waiting} />;
}

interface PartProps<P extends object> {
  readonly view: Later<P>;
  readonly props?: P & { readonly onClose?: () => void };
  readonly Waiting?: ComponentType | undefined;
}

/** The same of what is a `Later` already. */
export function Part<P extends object>({ view, props, Waiting }: PartProps<P>) {
  const tries = useTries((state) => state.tries);
  return (
    <PartBoundary view={view} tries={tries} onClose={props?.onClose}>
      <Suspense fallback={Waiting && <Waiting />}>
        <Show view={view} {...(props && { props })} />
      </Suspense>
    </PartBoundary>
  );
}

/** What came with an import of its own could not be had: so said, until somebody has it asked for again. */
export function sayMissing(again: () => void): void {
  const run = () => {
    dismiss(NOTICE);
    again();
  };
  const action = { label: () => words.say("part.again"), run };
  say({ key: NOTICE, tone: "error", text: () => words.say("part.missing"), action });
}

/** Whatever failed is asked for again. */
export function tryAgain(): void {
  dismiss(NOTICE);
  useTries.setState(({ tries }) => ({ tries: tries + 1 }));
}

interface BoundaryProps {
  readonly view: Pick<Later, "failure" | "forget">;
  readonly tries: number;
  readonly onClose: (() => void) | undefined;
  readonly children: ReactNode;
}

class PartBoundary extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidMount() {
    // Somebody opens it again: what comes of that is said anew.
    if (this.props.onClose) dismiss(NOTICE);
  }

  override componentDidCatch() {
    const { view, onClose } = this.props;
    const id = view.failure ? "part.missing" : "part.broken";
    const again = { label: () => words.say("part.again"), run: tryAgain };
    // What was opened is closed: to open it is to ask again.
    say({ key: NOTICE, tone: "error", text: () => words.say(id), ...(!onClose && { action: again }) });
    onClose?.();
  }

  override componentDidUpdate({ tries }: BoundaryProps) {
    if (tries === this.props.tries || !this.state.broken) return;
    this.props.view.forget();
    this.setState({ broken: false });
  }

  override componentWillUnmount() {
    this.props.view.forget();
  }

  override render() {
    return !this.state.broken && this.props.children;
  }
}
