/** The page's address: apart from the page's other objects, for a first visit is painted without it. */
import { Address } from "./address.ts";
import { slots } from "./page.ts";

export const address = new Address(slots);
