import DOMPurify from 'dompurify';

/** The server's allow-list again: what came through it, and nothing else, may be drawn here. */
const allowed = {
  ALLOWED_TAGS: [
    'a', 'b', 'blockquote', 'br', 'code', 'del', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'ins', 'li', 'ol',
    'p', 'pre', 's', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul',
  ],
  ALLOWED_ATTR: ['href', 'colspan', 'rowspan', 'start'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
};

export type CleanBody = { html: string; quotedLines: number };

export function cleanBody(bodyHtml: string): CleanBody {
  const body = DOMPurify.sanitize(bodyHtml, { ...allowed, RETURN_DOM_FRAGMENT: true });
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
  }
  const quotes = [...body.querySelectorAll('blockquote')].filter((quote) => !quote.parentElement?.closest('blockquote'));
  const quotedLines = quotes.reduce((sum, quote) => sum + linesOf(quote).length, 0);
  const allLines = linesOf(body).length;
  const box = document.createElement('div');
  box.append(body);
  // When nothing but the quote was written there is nothing to fold it behind.
  return { html: box.innerHTML, quotedLines: quotedLines < allLines ? quotedLines : 0 };
}

const endsLine = /^(?:BLOCKQUOTE|BR|DIV|H[1-6]|HR|LI|OL|P|PRE|TR|UL)$/;

function linesOf(root: Node): string[] {
  let text = '';
  const read = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent;
    node.childNodes.forEach(read);
    if (endsLine.test(node.nodeName)) text += '\n';
  };
  read(root);
  return text.split('\n').filter((line) => line.trim());
}
