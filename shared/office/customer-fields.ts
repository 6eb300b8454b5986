/** Where a customer's name and phone stand, in the kinds that may hold them. */
export const CUSTOMER_FIELDS = {
  visit: { name: 'nameOrCall', phone: 'phone' },
  contact: { name: 'customerName', phone: 'phone' },
  complaint: { name: 'customerName', phone: 'phone' },
} as const
