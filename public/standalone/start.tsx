import './eui_icons';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { StandaloneApp } from './standalone_app';
import { ThemeProvider } from './theme';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <ThemeProvider>
      <StandaloneApp />
    </ThemeProvider>,
  );
