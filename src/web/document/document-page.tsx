import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { PublicationView } from './publication-view.tsx';
import { useDocument } from './use-documents.ts';
import './document.css';

/** `/documents/$id`: a draft to write in, or what was published. */
export function DocumentPage() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const { data, error, refetch } = useDocument(id);
  const [times, again] = useState(0);
  const reload = () => void refetch().then(() => again((before) => before + 1));
  if (data === undefined) return error === null ? <LoadingState /> : <div className="page"><ProblemNote error={error} again={() => void refetch()} /></div>;
  if (data.body.kind === 'published') return <PublicationView opened={data} body={data.body} />;
  return <DraftEditor key={`${id} ${times}`} opened={data} body={data.body} reload={reload} />;
}
