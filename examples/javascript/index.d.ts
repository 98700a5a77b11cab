/** libshare in JavaScript: an article goes in, the post that shares it comes out. */

export interface Options {
  /** What to call the article in errors; its ending hints at the format. */
  name?: string;
  format?: 'auto' | 'markdown' | 'html' | 'text';
  /** Where the article came from: resolves links, the address of last resort. Else `url`. */
  baseUrl?: string;
  /** Of content that is bytes; a string needs none. */
  encoding?: string;
  language?: string;
  /** The article's address; '' for none. */
  url?: string;
  utm?: string;
  network?: string;
  layout?: string;
  headline?: string;
  summary?: string;
  link?: 'body' | 'comment' | 'none';
  /** In UTF-16 units; 0 or nothing: the network's. */
  limit?: number;
  /** -1: none; 0 or nothing: the network's. */
  maxTags?: number;
  tags?: readonly string[];
  /** Adds the article's main text. */
  body?: boolean;
  /** Adds every candidate for every value. */
  explain?: boolean;
  ascii?: boolean;
}

export type Origin = 'caller' | 'front-matter' | 'json-ld' | 'open-graph' | 'html-head' | 'body' |
  'heading' | 'ranking' | 'location';
export type Unit = 'bytes' | 'utf16' | 'codePoints' | 'graphemes';

export interface Candidate {
  text: string; origin: Origin; score: number; line: number; column: number;
}

export interface Post {
  network: string; text: string; length: number; limit: number;
  unit: 'bytes' | 'utf16' | 'code_points' | 'graphemes';
  counts: { bytes: number; utf16: number; code_points: number; graphemes: number };
  fold: { mobile: number; desktop: number };
  shortened: string[];
  comment?: string;
}

/** As docs/json.md describes it; keys may be added. */
export interface Result {
  schema: 1;
  source: string | null;
  format: 'markdown' | 'html' | 'text';
  headline: string | null;
  summary: string | null;
  points: string[];
  tags: string[];
  hashtags: string[];
  url: string | null;
  author: string | null;
  site: string | null;
  language: string | null;
  date: string | null;
  image: string | null;
  origins: { [key: string]: Origin };
  post: Post | null;
  share_url: string | null;
  warnings: { code: string; message: string; line?: number; column?: number }[];
  actions: { copied: boolean | null; opened: boolean | null };
  body?: string;
  candidates?: { [key: string]: Candidate[] };
}

export class ShareError extends Error {
  /** As in the JSON: 'no_headline', 'syntax', ... */
  code: string;
  /** From 1; 0 where there is no place. */
  line: number;
  column: number;
  exit: number;
  source: string | null;
}

/** Throws a ShareError when there is no post to be had. */
export function share(content: string | Uint8Array, options?: Options): Result;
/** The same as text, failures included: what `sharepost --json` prints. */
export function json(content: string | Uint8Array, options?: Options): string;
/** The length of any text; in UTF-16 units unless said. */
export function measure(text: string, unit?: Unit): number;
/** Of the library. */
export const version: string;
