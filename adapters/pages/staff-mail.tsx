/** The HTML of an e-mail to staff: no picture, no script, nothing fetched from anywhere. */
import { renderToString } from 'preact-render-to-string';
import type { StaffMessage } from '../../dialogs/staff-words.js';

export function staffMail(message: StaffMessage): string {
  return `<!doctype html>${renderToString(<Mail {...message} />)}`;
}

function Mail({ language, subject, paragraphs, facts, plan, link, footer }: StaffMessage) {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{subject}</title>
      </head>
      <body style="font-family: Arial, sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em">
        {paragraphs.map((text) => (
          <p>{text}</p>
        ))}
        <table>
          {facts.map(({ label, value }) => (
            <tr>
              <th scope="row" style="text-align: left; padding-right: 1em; vertical-align: top">
                {label}
              </th>
              <td dir="auto">{value}</td>
            </tr>
          ))}
        </table>
        {plan && (
          <>
            <h2 style="font-size: 18px">{plan.heading}</h2>
            {plan.parts.map(({ heading, lines }) => (
              <>
                <h3 style="font-size: 16px">{heading}</h3>
                <ul>
                  {lines.map((line) => (
                    <li dir="auto">{line}</li>
                  ))}
                </ul>
              </>
            ))}
          </>
        )}
        {link && (
          <p>
            <a href={link.address}>{link.label}</a>
            <br />
            {link.how}
          </p>
        )}
        {footer.map((text) => (
          <p style="color: #4c6272">{text}</p>
        ))}
      </body>
    </html>
  );
}
