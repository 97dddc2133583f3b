import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { apiDocsWords } from './api-docs-words.ts';
import { curlOf, rowsOf, typeOf, type OpenApi, type Operation, type Schema } from './open-api.ts';

interface OperationViewProps { readonly api: OpenApi; readonly operation: Operation }

/** One operation: its parameters, what is sent and answered, and a command to try it with. */
export function OperationView({ api, operation }: OperationViewProps) {
  const say = useWords(apiDocsWords);
  return (
    <div className="api__view">
      {operation.parameters.length > 0 && <Parameters api={api} operation={operation} />}
      {operation.body !== undefined && <Shape api={api} schema={operation.body} title={say('body')} />}
      {operation.answer !== undefined && <Shape api={api} schema={operation.answer} title={say('answer')} />}
      <Codes api={api} operation={operation} />
      <h3>{say('example')}</h3>
      <pre className="api__curl">{curlOf(api, operation, window.location.origin)}</pre>
    </div>
  );
}

function Parameters({ api, operation }: OperationViewProps) {
  const say = useWords(apiDocsWords);
  return (
    <>
      <h3>{say('parameters')}</h3>
      <table className="api__table">
        <thead><tr><th>{say('name')}</th><th>{say('where')}</th><th>{say('required')}</th><th>{say('type')}</th><th>{say('meaning')}</th></tr></thead>
        <tbody>{operation.parameters.map((one) => <tr key={`${one.in}${one.name}`}><td><code>{one.name}</code></td><td>{say(`in_${one.in}`)}</td><td>{one.required && say('required')}</td><td>{typeOf(api, one.schema)}</td><td>{one.description ?? one.schema.description}</td></tr>)}</tbody>
      </table>
    </>
  );
}

/** What it may refuse with: the code, the status, and the sentence people read. */
function Codes({ api, operation }: OperationViewProps) {
  const say = useWords(apiDocsWords);
  const pick = usePick();
  const known = operation.codes.flatMap((code) => { const problem = api['x-problems']?.[code]; return problem === undefined ? [] : [{ code, ...problem }]; });
  if (known.length === 0) return null;
  return (
    <details className="api__codes">
      <summary>{say('codes', { n: known.length })} <span className="quiet">{known.map(({ code }) => code).join(' ')}</span></summary>
      <dl>{known.map((one) => <div key={one.code}><dt><code>{one.code}</code> <span className="quiet">{one.status}</span></dt><dd>{pick(one)}</dd></div>)}</dl>
    </details>
  );
}

function Shape({ api, schema, title }: { readonly api: OpenApi; readonly schema: Schema; readonly title: string }) {
  const say = useWords(apiDocsWords);
  return (
    <>
      <h3>{title}</h3>
      <table className="api__table">
        <thead><tr><th>{say('name')}</th><th>{say('required')}</th><th>{say('type')}</th><th>{say('meaning')}</th></tr></thead>
        <tbody>{rowsOf(api, schema).map((row) => <tr key={row.path}><td><code className={`api__name api__name--${row.depth}`}>{row.name}</code></td><td>{row.required && say('required')}</td><td>{row.type}</td><td>{row.meaning}</td></tr>)}</tbody>
      </table>
    </>
  );
}
