/**
 * What a kind of record tells of people (product.md 5.3): A nothing, B of staff or in passing,
 * C of customers and how to reach them. A kind that is not listed counts as B.
 */

export type DataClass = 'A' | 'B' | 'C'

const CLASSES: ReadonlyMap<string, DataClass> = new Map(
  Object.entries({
    ...{ store: 'A', checklistTemplate: 'A', inspectionTemplate: 'A', visitUndo: 'A' },
    ...{ visit: 'C', contact: 'C', complaint: 'C', complaintStep: 'C', reveal: 'C' },
  } as const),
)

export function dataClassOf(kind: string): DataClass {
  return CLASSES.get(kind) ?? 'B'
}

/** Where a customer's name and phone stand, in the kinds that may hold them. */
export const CUSTOMER_FIELDS = {
  visit: { name: 'nameOrCall', phone: 'phone' },
  contact: { name: 'customerName', phone: 'phone' },
  complaint: { name: 'customerName', phone: 'phone' },
} as const
