import type { Profile } from './profiles.js'

function page(title: string, lines: readonly string[]): string {
  return ['<html>', '<head>', `<title>${title}</title>`, '</head>', '<body>', `${title}<br>`, ...lines, '</body>', '</html>', ''].join('\n')
}

/** What can be recorded, for people. */
export function profilesPage(profiles: readonly Profile[]): string {
  const rows = profiles.map(
    ({ name, description, seconds, extension }) =>
      `<li><a href="${name}?seconds=${seconds}">${name}</a> (.${extension}): ${description}</li>`,
  )
  const how = '<p>Made by V8: open the files with the developer tools of a browser, or with any tool that reads such profiles.</p>'
  return page('/debug/pprof/', ['<ul>', ...rows, '</ul>', how])
}

/** What can be set while the server runs, as upstream's page. */
export function flagsPage(flags: readonly string[]): string {
  const rows = flags.map((flag) => `<tr>${flag}<br>`)
  return page('/debug/flags/', ['<br>', 'flags:<br>', '<table>', ...rows, '</table>', '<br>', 'full flags configurable<br>'])
}
