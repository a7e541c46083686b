/**
 * What a text says where all of it is base64, as user data and Kubernetes secrets are: nothing or one text. Bytes are
 * read one to a character, which keeps everything in ASCII as it is.
 */
export function base64Text(text: string): readonly string[] {
  const plain = text.replaceAll(/\s/g, '');
  if (plain.length < 24 || plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) return [];
  return [atob(plain)];
}
