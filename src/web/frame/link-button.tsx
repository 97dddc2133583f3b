import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { MouseEvent, ReactNode } from 'react';

interface LinkButtonProps {
  readonly to: string;
  readonly primary?: boolean;
  readonly children: ReactNode;
}

/** A link that looks like a button: it opens in a new tab when one asks for it, and within the page otherwise. */
export function LinkButton({ to, primary = false, children }: LinkButtonProps) {
  const navigate = useNavigate();
  const go = (event: MouseEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate({ href: to });
  };
  return <Button href={to} type={primary ? 'primary' : 'default'} onClick={go}>{children}</Button>;
}
