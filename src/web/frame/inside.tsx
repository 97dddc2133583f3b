import { RouterProvider } from '@tanstack/react-router';
import AntdApp from 'antd/es/app';
import { useState } from 'react';
import type { Me } from '../../contract/session.ts';
import { ForcedPassword } from '../session/forced-password.tsx';
import { makeRouter } from './make-router.tsx';
import type { Person } from './person.ts';

/** What a signed-in person gets: the pages in their frame, or first the change of a password that must be changed. */
export function Inside({ person }: { readonly me: Me; readonly person: Person }) {
  const [router] = useState(makeRouter);
  return (
    <AntdApp component={false} message={{ maxCount: 2 }}>
      {person.mustChangePassword ? <ForcedPassword /> : <RouterProvider router={router} />}
    </AntdApp>
  );
}
