/** OpenCC's tables come without types: `from to|from to|…`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  // biome-ignore lint/style/noDefaultExport: the library's own
  export default pairs
}
