import { useQueryClient } from '@tanstack/react-query';
import { remove } from '../api/client.ts';

/** Signs out and forgets everything the screens knew. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  return () => {
    void remove('/api/session').finally(() => {
      client.clear();
      window.location.assign('/');
    });
  };
}
