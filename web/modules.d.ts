declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}

declare module 'words:*' {
  const words: import('./words/words.ts').Catalogue;
  export default words;
}
