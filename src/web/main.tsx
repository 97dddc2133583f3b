import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { currentLanguage } from './i18n/i18n.ts';
import { applyTextSize } from './theme/text-size.ts';
import './theme/base.css';

document.documentElement.lang = currentLanguage();
applyTextSize();

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(<StrictMode><App /></StrictMode>);
