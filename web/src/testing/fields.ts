import type { TicketField } from '@/api/types';

/** A field of the workspace's own, with whatever the test cares about. */
export function aField(given: Partial<TicketField> = {}): TicketField {
  const chooses = given.type === 'select' || given.type === 'multiselect';
  return {
    id: given.key ?? 'f1',
    key: 'plan',
    name: 'Plan',
    type: 'text',
    help: null,
    options: chooses
      ? [
          { key: 'gold', name: 'Gold', active: true },
          { key: 'silver', name: 'Silver', active: true },
          { key: 'lead', name: 'lead', active: false },
        ]
      : [],
    required_on: [],
    position: 1,
    active: true,
    created_at: '2026-01-10T09:00:00Z',
    ...given,
  };
}
