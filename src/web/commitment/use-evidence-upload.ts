import { useState } from 'react';
import type { FileRef } from '../../contract/common.ts';
import { uploadFile } from '../api/client.ts';

interface Sending {
  readonly name: string;
  readonly share: number;
}

interface EvidenceUpload {
  /** The file on its way. */
  readonly sending: Sending | null;
  readonly error: unknown;
  readonly send: (chosen: readonly File[]) => Promise<void>;
}

/** Sends files one after another; those that arrived stay, even when a later one is refused. */
export function useEvidenceUpload(files: readonly FileRef[], onChange: (files: readonly FileRef[]) => void): EvidenceUpload {
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (chosen: readonly File[]) => {
    setError(null);
    let arrived = files;
    try {
      for (const file of chosen) {
        setSending({ name: file.name, share: 0 });
        arrived = [...arrived, await uploadFile<FileRef>('/api/files', file, {}, (share) => setSending({ name: file.name, share }))];
        onChange(arrived);
      }
    } catch (problem) {
      setError(problem);
    }
    setSending(null);
  };
  return { sending, error, send };
}
