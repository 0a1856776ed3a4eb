import 'rapidoc';
import '@fontsource-variable/inter';
import './docs.css';

const dark = matchMedia('(prefers-color-scheme: dark)').matches;

/** The page to try the API at, over the document that the server makes of itself. */
const page = document.createElement('rapi-doc');
const settings = {
  'spec-url': '/openapi/v1.json',
  theme: dark ? 'dark' : 'light',
  'bg-color': dark ? '#111D20' : '#FFFFFF',
  'text-color': dark ? '#E3ECED' : '#13252A',
  'primary-color': dark ? '#5CC2CD' : '#0B6773',
  'nav-bg-color': dark ? '#071114' : '#0E2F36',
  'nav-text-color': '#C9D8DA',
  'regular-font': 'Inter Variable, system-ui, sans-serif',
  'mono-font': 'ui-monospace, monospace',
  'load-fonts': 'false',
  'show-header': 'false',
  'allow-search': 'false',
  'render-style': 'focused',
  'schema-style': 'table',
  'show-method-in-nav-bar': 'as-colored-block',
  'use-path-in-nav-bar': 'true',
  'allow-server-selection': 'false',
  'fetch-credentials': 'same-origin',
};
for (const [name, value] of Object.entries(settings)) page.setAttribute(name, value);
document.body.append(page);
