/** Shows what was said: text, a service, an urgent card, a plan, an ending. */
import type { Message } from '../../dialogs/message.js';
import type { Words } from './words.js';

export function Messages({ messages, wording }: { messages: readonly Message[]; wording: Words }) {
  return (
    <>
      {messages.map((message) => (
        <Said message={message} wording={wording} />
      ))}
    </>
  );
}

function Said({ message, wording }: { message: Message; wording: Words }) {
  switch (message.kind) {
    case 'text':
      return <Paragraphs of={message.paragraphs} />;
    case 'end':
      return <Paragraphs of={message.paragraphs} />;
    case 'question':
      return null;
    case 'service':
      return <Service service={message} wording={wording} />;
    case 'urgent':
      return <UrgentCard card={message} wording={wording} />;
    case 'plan':
      return <Plan plan={message} />;
  }
}

const Paragraphs = ({ of }: { of: readonly string[] }) => (
  <div class="said">
    {of.map((paragraph) => (
      <p dir="auto">{paragraph}</p>
    ))}
  </div>
);

function Service({ service, wording }: { service: Extract<Message, { kind: 'service' }>; wording: Words }) {
  return (
    <section class="card service" aria-labelledby={`service-${service.service}`}>
      {service.example !== undefined && <p class="label">{service.example}</p>}
      <h2 id={`service-${service.service}`}>{service.name}</h2>
      {service.alert !== undefined && (
        <p class="inset" dir="auto">
          <strong>{service.alert}</strong>
        </p>
      )}
      <p>{service.summary}</p>
      <ul class="reasons">
        {service.reasons.map((reason) => (
          <li dir="auto">{reason}</li>
        ))}
      </ul>
      {service.askFirst !== undefined && <p class="inset">{service.askFirst}</p>}
      <dl class="facts">
        {service.facts.map((fact) => (
          <div>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a class="back" href={`/wrong/${encodeURIComponent(service.service)}`} target="_blank" rel="noopener">
          {wording.labels.wrong}
        </a>
      </p>
    </section>
  );
}

/** NHS care card: heading says what to do; the lines to call are links a phone can ring. */
function UrgentCard({ card, wording }: { card: Extract<Message, { kind: 'urgent' }>; wording: Words }) {
  return (
    <section class="card urgent" role="alert" aria-labelledby={`urgent-${card.card}`}>
      <h2 id={`urgent-${card.card}`}>
        <span class="hidden">{card.hidden ?? wording.labels['urgent-note']} </span>
        {card.heading}
      </h2>
      {card.paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <ul class="lines">
        {card.lines.map((line) => (
          <li>
            <strong>{line.name}</strong>
            <br />
            {line.number === undefined ? (
              line.do
            ) : (
              <a class="call" href={`tel:${line.number.replace(/\s/g, '')}`}>
                {line.do.includes(line.number) ? line.do : `${line.do} ${line.number}`}
              </a>
            )}
            {line.hours !== undefined && <span class="hours"> {line.hours}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Plan({ plan }: { plan: Extract<Message, { kind: 'plan' }> }) {
  return (
    <section class="card plan" aria-labelledby="plan">
      <h2 id="plan">{plan.heading}</h2>
      {plan.parts.map((part) => (
        <>
          <h3>{part.heading}</h3>
          <ul>
            {part.lines.map((line) => (
              <li dir="auto">{line}</li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}
