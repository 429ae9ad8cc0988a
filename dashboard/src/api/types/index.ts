/** Everything the gateway sends, by subject. */
export type * from "./account";
export type * from "./agents";
export type * from "./base";
export type * from "./decisions";
export type * from "./flows";
export type * from "./market";
export type * from "./orders";
export type * from "./records";
export type * from "./research";
export type * from "./results";
export type * from "./risk";
export type * from "./stream";
export type * from "./system";
export type * from "./topology";
