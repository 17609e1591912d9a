/** What is wrong with a directory, in an editor's words: every problem, with the service to look for. */
import type { Service } from './service.js';

export function serviceProblems(services: Service[], needs: string[]): string[] {
  const ids = services.map((service) => service.id);
  return [
    ...ids
      .filter((id, at) => ids.indexOf(id) !== at)
      .map((id) => `content/services: the service '${id}' stands twice: ids are used once`),
    ...services.flatMap((service) =>
      Object.keys(service.needs)
        .filter((need) => !needs.includes(need))
        .map(
          (need) =>
            `content/services: '${service.id}' has the need '${need}', which has no page in content/needs`,
        ),
    ),
  ];
}
