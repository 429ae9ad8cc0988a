/** What the page does with a generated shape before it is used. */

import type { components } from "./schema";

type Schemas = components["schemas"];

/** Nothing that came from the gateway is changed here. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

/** An answer of the gateway, by its name in the OpenAPI document. */
export type Told<Name extends keyof Schemas> = Frozen<Schemas[Name]>;

/** An answer of which the OpenAPI document says less than is known: which words a text may be, how long a list is. */
export type Narrowed<Name extends keyof Schemas, Known> = Omit<Told<Name>, keyof Known> & Readonly<Known>;

/** What is asked for: whatever may be null may also be left out. */
export type Wish<T> = T extends readonly (infer Item)[]
  ? readonly Wish<Item>[]
  : T extends object
    ? { readonly [Key in keyof T as null extends T[Key] ? never : Key]: Wish<T[Key]> } & {
        readonly [Key in keyof T as null extends T[Key] ? Key : never]?: Wish<T[Key]>;
      }
    : T;
