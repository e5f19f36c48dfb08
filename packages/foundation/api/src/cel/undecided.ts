/** An expression is too much to look into; it may be well. */
export class Undecided extends Error {}
