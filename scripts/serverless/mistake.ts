/** Something in our own files that cannot be packaged. Its words are for whoever wrote it: they say what to do. */
export class PackagingMistake extends Error {
  override name = 'PackagingMistake';
}
