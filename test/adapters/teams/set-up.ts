/** What a clinician answers before what matters: what they know of the visit, and that the person agreed to talk. */
export const SET_UP: Readonly<Record<string, string>> = {
  profession: 'paramedic',
  contact: 'ongoing',
  minutes: '2',
  age: '18-64',
  'route-needs': 'none-of-these',
  permission: 'agree',
};
