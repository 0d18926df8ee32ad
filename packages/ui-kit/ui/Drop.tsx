import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './kit.module.css';

export type DropProps = {
  readonly button: ReactNode;
  /** Said before what the button shows, where that alone does not tell what it is. */
  readonly label?: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly className?: string;
};

/** A small panel under a button: the browser's own popover, so Escape and a click elsewhere close the top one only. */
export function Drop({ button, label, children, className }: DropProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const shown = panel.current;
    const onToggle = (event: Event) => setOpen((event as ToggleEvent).newState === 'open');
    shown?.addEventListener('toggle', onToggle);
    return () => shown?.removeEventListener('toggle', onToggle);
  }, []);
  // Placed anew when its content comes late and makes it larger.
  useEffect(() => {
    const shown = panel.current;
    const anchor = opener.current;
    if (!open || !shown || !anchor) return;
    const watch = new ResizeObserver(() => place(shown, anchor.getBoundingClientRect()));
    watch.observe(shown);
    return () => watch.disconnect();
  }, [open]);
  const close = () => panel.current?.hidePopover();
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={className ?? classes.dropButton}
        popoverTarget={id}
        aria-expanded={open}
        aria-haspopup="true"
        title={label}
      >
        {label && <span className={classes.unseen}>{`${label} `}</span>}
        {button}
      </button>
      <div ref={panel} id={id} popover="auto" className={classes.drop}>
        {open && (typeof children === 'function' ? children(close) : children)}
      </div>
    </>
  );
}

function place(panel: HTMLElement, anchor: DOMRect): void {
  const { width, height } = panel.getBoundingClientRect();
  const room = { x: document.documentElement.clientWidth, y: document.documentElement.clientHeight };
  const left = Math.max(8, Math.min(anchor.left, room.x - width - 8));
  const below = anchor.bottom + 4;
  const top = below + height > room.y - 8 && anchor.top > height ? anchor.top - height - 4 : below;
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.max(8, top)}px`;
}
