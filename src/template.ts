import { startTemplate, type Template } from '#overlay/hosts/template-page.tsx';

// Starts a template of a playout server: `vite.template-plugin.ts` writes this, and what it draws by, into one file.
const root = document.getElementById('root');
const told: unknown = JSON.parse(document.getElementById('boardcast-template')?.textContent ?? 'null');
if (root !== null && isTemplate(told)) void startTemplate(root, told);

function isTemplate(json: unknown): json is Template {
  return typeof json === 'object' && json !== null && 'sport' in json && 'fields' in json && 'files' in json;
}
