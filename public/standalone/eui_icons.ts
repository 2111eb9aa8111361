// The build puts the icons here that the app draws (scripts/eui_icons.mjs), so that none is fetched by itself.
export {};
