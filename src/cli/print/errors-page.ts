/** What the page about reasons says of one code: its paragraph, without the marks of Markdown. */
export function paragraphOn(code: string, page: string): string {
  const sections = page.split(/^### /m).slice(1);
  const section = sections.find((text) => text.split('\n', 1)[0] === code) ?? '';
  const [paragraph = ''] = section.slice(code.length).split(/^## /m);
  return paragraph.trim().replaceAll('`', '');
}

/** What the tables of the page say of one code. */
export function rowOn(code: string, page: string): string {
  const row = page.split('\n').find((line) => line.startsWith('| ') && line.split(' | ')[0]?.includes(`\`${code}\``));
  return (row?.split(' | ')[1] ?? '').replace(/ \|$/, '').replaceAll('`', '');
}
