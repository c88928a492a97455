const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text) {
  return text.replace(/[&<>"']/g, (character) => escapes[character]);
}

function entry({ name, message, written_at: writtenAt }) {
  return `<li><p>${escape(message)}</p><small>${escape(name)}, ${writtenAt.toISOString().slice(0, 10)}</small></li>`;
}

const noCache = 'Visits are not counted: no cache is configured (CACHE_HOST).';

/** The whole page. */
export function page({ entries, visits, version, words }) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Guestbook</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }</style>
</head>
<body>
<h1>Guestbook</h1>
<form role="search"><input name="words" aria-label="Search" value="${escape(words)}"> <button>Search</button></form>
<form method="post">
<p><label>Name<br><input name="name" maxlength="80" required></label></p>
<p><label>Message<br><textarea name="message" maxlength="1000" required></textarea></label></p>
<p><button>Sign</button></p>
</form>
<ul>${entries.map(entry).join('\n')}</ul>
<footer><small>${visits === undefined ? noCache : `Visit ${visits}.`} PostgreSQL ${escape(version)}.</small></footer>
</body>
</html>
`;
}
