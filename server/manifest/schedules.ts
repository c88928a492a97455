/** Schedules that people write again and again. `H` lets the platform choose the moment, so that not all projects run at once. */
export const schedules = [
  { label: 'H * * * *', detail: 'Every hour' },
  { label: 'H H * * *', detail: 'Every day' },
  { label: 'H H(0-5) * * *', detail: 'Every night, between midnight and 6' },
  { label: 'H H * * 1-5', detail: 'Every day from Monday to Friday' },
  { label: 'H H * * 0', detail: 'Every Sunday' },
  { label: 'H H 1 * *', detail: 'On the first day of every month' },
  { label: '*/5 * * * *', detail: 'Every 5 minutes, the most often that is possible' },
  { label: '*/15 * * * *', detail: 'Every 15 minutes' },
  { label: 'H/30 * * * *', detail: 'Every 30 minutes' },
  { label: '17 3 * * *', detail: 'Every day at 3:17, in the time zone of the application' },
] as const;
