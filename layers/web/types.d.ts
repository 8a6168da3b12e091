// deno-lint-ignore-file camelcase -- fields are named as in JSON
// The shapes of what the viewer's modules hand to each other: the theatre, its claims, the state, the store.
//
// The records follow the models of layers/theatre as layers/page/payload.py writes them. Coordinates are degrees,
// WGS 84, longitude first, unless something is said to be for Leaflet.

import type * as leaflet from "leaflet";
import type { Filters as FilterValues } from "./data/filters.js";
import type { createShapes } from "./data/shapes.js";

declare global {
  /** Leaflet, which the page loads before the viewer. Its types are imported: `@import { Map } from "leaflet"`. */
  // @ts-ignore -- Leaflet's own declaration of L may not be used in modules
  const L: typeof leaflet;

  interface Window {
    posture?: Surface;
  }
}

/** What the host page, a snapshot and the browser tests call. */
export interface Surface {
  /** The interface's messages by language. */
  messages: Messages;
  /** Packed theatres by digest; in a snapshot what one inflates to. */
  packed: Record<string, string | Promise<ArrayBuffer>>;
  open?: (map: leaflet.Map, digest: string, opening: State) => Bridge;
  command: (command: Command) => void;
  map?: leaflet.Map;
  drawn?: () => { dots: unknown[]; clusters: unknown[] };
  /** Draws map tiles; only pages with tiles have it. */
  openTiles?: (map: leaflet.Map, options: TileOptions) => { draw(): void; at(place: leaflet.LatLng): TileHit[] };
  /** Draws a finer basemap; only pages with one have it. */
  openUnderlay?: (map: leaflet.Map, options: UnderlayOptions) => {
    show(): void;
    hide(): void;
    draw(): void;
    names(): Promise<Label[]>;
  };
}

/** How tiles are drawn: the file, its finest zoom, the layers (ids), which of them are on, and in what colours. */
export interface TileOptions {
  url: string;
  leaf: number;
  pane: string;
  layers: string[];
  shown(layer: string): boolean;
  colour(layer: string): string;
  ink(): string;
  halo(): string;
  failed(): void;
}

/** What tiles have at a place: a cell with the number of its points, or a point. */
export interface TileHit {
  of: string;
  props: Record<string, unknown>;
  n: number;
}

/** The part of the legend that tiles have. */
export interface Tiles {
  isOn(layer: string): boolean;
  show(hits: TileHit[]): void;
  fail(): void;
  listen(drawn: { draw(): void; here(): TileHit[] }): void;
}

/** A finer basemap: a file beside the page or, in the app alone, an online service, and what is said of it. */
export interface Underlay {
  kind: "vector" | "raster" | "online";
  /** Of the file; or with {x}, {y} and {z} in it. */
  address: string;
  name: string;
  attribution: string | null;
  /** The finest zoom of its tiles. */
  nearest: number;
}

/** Returns one of the page's colours. */
export type UnderlayColour = (
  name: "land" | "water" | "border" | "underlay-green" | "underlay-built" | "underlay-road" | "underlay-rail",
) => string;

/** How an underlay is drawn: what is called once it can be, or cannot. */
export interface UnderlayOptions {
  underlay: Underlay;
  pane: string;
  colour: UnderlayColour;
  ready(): void;
  failed(): void;
}

/** The part of the legend that an underlay has. */
export interface UnderlayPanel {
  /** It cannot be drawn, for that reason. */
  fail(why: string): void;
  listen(turn: (on: boolean) => void): void;
}

/** The object through which streamlit-folium hears of changes. */
export interface Bridge {
  _selectedTags: string[];
  options: { onSelectionComplete(tags: string[]): void };
}

/** What the host tells the viewer to do. */
export interface Command {
  select?: string | null;
  language?: string | null;
}

// ---- words ----

/** The interface's messages: by language, then by name. */
export type Messages = Record<string, Record<string, string>>;

/** Text that somebody wrote: its language, and whether it is a source's own words, which nobody translates. */
export interface Said {
  text: string;
  lang?: string;
  verbatim?: boolean;
}

/** The fields of a record that may be translated, by language. */
export interface Translated<Fields> {
  translations?: Record<string, Partial<Fields>>;
  /** The language of the record's words, where it is not the theatre's. */
  lang?: string;
}

/** A record with a field of its own words, or a list of them, which may be translated. */
export type Worded<Field extends string, Words> = { [Name in Field]?: Words } & Translated<{ [Name in Field]: Words }>;

// ---- the theatre ----

/** West, south, east, north in degrees; west may exceed east across the antimeridian. */
export type View = [number, number, number, number];

/** Longitude and latitude in degrees; some sources give a height too. */
export type Position = [number, number, ...number[]];

/** Latitude and longitude in degrees, for Leaflet. */
export type LatLon = [number, number];

/** A year, a month or a day: "2025", "2025-11", "2025-11-19". */
export type PartialDate = string;

export interface TheatreWords {
  title: string;
  subtitle: string | null;
  banner: string;
  /** Where the theatre has one of its own. */
  marking?: string;
  notes: string[];
}

export interface Theatre extends TheatreWords, Translated<TheatreWords> {
  id: string;
  language: string;
  as_of: PartialDate;
  /** The time on that day, UTC. */
  as_of_time?: string;
  view: View;
}

export interface LabelWords {
  label: string;
  note: string | null;
}

/** Layers that are switched as a whole. */
export interface Collection extends LabelWords, Translated<LabelWords> {
  id: string;
  /** Until when its reporting was read, where that is not the theatre's date. */
  as_of: PartialDate | null;
}

export type Texture = "tint" | "hatch-up" | "hatch-down" | "hatch-flat" | "dots" | "outline";

export interface Layer extends LabelWords, Translated<LabelWords> {
  id: string;
  /** "#" and six hexadecimal digits. */
  colour: string;
  texture: Texture;
  /** Whether the theatre opens with it. */
  on: boolean;
  collection: string | null;
}

export interface ActorWords {
  label: string;
  /** The short form on a badge, at most four characters. */
  short: string;
}

export interface Actor extends ActorWords, Translated<ActorWords> {
  id: string;
  colour: string;
  /** The MIL-STD-2525D standard identity, 0 to 6. */
  identity: number;
}

/** What a line has along it: nothing, arrowheads for its direction, or teeth for its side. */
export type Trim = "plain" | "arrows" | "teeth";

/** What kind of thing a claim is about. */
export interface Kind extends Translated<{ label: string }> {
  id: string;
  label: string;
  /** SVG path data in a 16 by 16 box. */
  glyph: string;
  texture: Texture | null;
  /** What its lines have along them. */
  line: Trim;
}

export type SourceKind = "article" | "report" | "official" | "dataset" | "unnamed";

export interface Source extends Translated<{ note: string | null }> {
  id: string;
  title: string;
  publisher: string | null;
  author: string | null;
  url: string | null;
  archived: string | null;
  published: PartialDate | null;
  accessed: PartialDate | null;
  kind: SourceKind;
  /** The sources that it rests on. */
  credits: string[];
  /** That it was withdrawn or corrected. */
  retraction?: Retraction | null;
  language: string | null;
  note: string | null;
}

/** That a source no longer stands as it was, and since when. */
export interface Retraction extends Translated<{ note: string | null }> {
  what: "withdrawn" | "corrected";
  on: PartialDate;
  note: string | null;
}

export interface SceneWords {
  title: string;
  caption: string;
  /** What the presenter's window shows alone. */
  notes: string | null;
}

/** A step of a briefing. */
export interface Scene extends SceneWords, Translated<SceneWords> {
  id: string;
  layers: string[];
  /** Null for the theatre's. */
  view: View | null;
  /** The claims that it speaks of. */
  claims: string[];
  filters: Filters;
}

export interface NameWords {
  name: string;
  note: string | null;
}

/** Encoded arcs with their own steps in a degree (see data/shapes.js). */
export interface Arcs {
  scale: number;
  /** How far they may be off, in kilometres. */
  km: number;
  lines: string[];
}

/** What has a shape: polygons of rings, each stitched from arcs or encoded whole, or encoded lines. */
export interface Shaped {
  /** Polygons of rings of arcs, the outer ring first; each arc a step from the one before (data/shapes.js). */
  rings?: number[][][];
  /** Polygons of encoded rings, the outer ring first. */
  polygons?: string[][];
  /** Steps in a degree of polygons and lines, where they are others than the payload's. */
  scale?: number;
  lines?: string[];
}

export interface Place extends Shaped, Translated<NameWords> {
  name: string;
  kind: "country" | "territory" | "province" | "sea" | "region" | "settlement" | "aor" | "line";
  /** Points inside it for a badge, best first. */
  anchors: Position[];
  note?: string;
  /** The ids of the places that it is made of; it has no geometry of its own then. */
  members?: string[];
}

/** Whose view of the borders an outline is. */
export interface Noted extends Translated<{ note: string }> {
  note: string;
}

/** A name of the basemap, of what no claim speaks of and what has no shape in the page. */
export interface Label extends Translated<{ name: string }> {
  name: string;
  /** A locality is in a finer basemap alone. */
  kind: "territory" | "province" | "town" | "sea" | "locality";
  at: [lon: number, lat: number];
  /** How wide a province, territory or sea is (degrees). */
  extent?: number;
  /** The zoom from which a town is there. */
  zoom?: number;
  /** Whether a town is the capital of a country. */
  capital?: boolean;
}

export type Assertion = "stated" | "reported" | "alleged" | "speculated" | "assessed" | "conditional" | "denied";

/** How firmly something is said, with the letter that stands for it. */
export interface AssertionWord {
  id: Assertion;
  badge: string;
}

/** How precisely a claim is placed, 0 to 8. */
export interface PrecisionWord {
  id: number;
  badge: string;
}

/** An SVG element as tag, attributes and children. */
export type Drawing = [tag: string, attributes: Record<string, string>, children: (Drawing | string)[]];

// ---- claims ----

export interface Quantity extends Translated<{ unit: string }> {
  verbatim: string;
  low: number | null;
  best: number | null;
  high: number | null;
  unit: string;
}

/** When it happened, and when it was reported. */
export interface When {
  from: PartialDate | null;
  to: PartialDate | null;
  precision: number;
  reported_on: PartialDate | null;
}

export interface Where extends Translated<NameWords> {
  precision: number;
  place: string | null;
  name: string;
  radius_km?: number | null;
  /** The two ends of a schematic arc. */
  ends?: [End, End] | null;
  note: string | null;
}

/** A place, and the claim whose mark stands there if there is one. */
export interface End {
  place: string;
  claim: string | null;
}

export interface Citation {
  source: string;
  paragraph: number | null;
  sha256: string | null;
  credits: string[] | null;
}

/** How far what is there reaches, by a source's own words. */
export interface Range {
  km: number;
  verbatim: string;
  source: string;
  paragraph: number | null;
}

export interface Rating {
  reliability: string;
  credibility: number;
  by: string | null;
  on: PartialDate | null;
}

/** That coders put different values into a field, and who decided. */
export interface Adjudication {
  field: string;
  coded: { by: string; value: string }[];
  by: string;
  on: PartialDate;
  note: string | null;
}

export type RelationName = "part_of" | "same_as" | "conflicts_with" | "denies" | "supersedes";

export interface Related {
  claim: string;
  relation: RelationName;
}

/** A source in a chain of credit, and how many steps it is from the claim (0: cited itself). */
export interface Credit {
  source: string;
  depth: number;
}

/** What the map draws for a claim; a claim of mark "none" is only listed. */
export type Mark = "none" | "area" | "arc" | "line" | "point" | "ring";

/** How a claim is drawn: the shape is here where no place of the gazetteer has it. */
export interface Shape extends Shaped {
  mark: Mark;
  /** Points for a badge, best first; the only one of a point or ring is where it is. */
  anchors?: Position[];
}

export interface ClaimWords {
  label: string;
  statement: string;
  items: string[];
  note: string | null;
}

/** The fields of a claim that are columns of their own. */
export interface ClaimFields extends ClaimWords {
  id: string;
  layer: string;
  assertion: Assertion;
  /** The words by which the source qualifies what it says. */
  hedge: string | null;
  /** Words of a dataset that may be passed on. */
  quotation: string | null;
  actor: string;
  kind: string;
  quantity: Quantity | null;
  range: Range | null;
  when: When;
  where: Where;
  citations: Citation[];
  rating: Rating;
  status: string;
  related: Related[];
  sidc: string | null;
  coded_by: string;
  coded_on: PartialDate;
  adjudicated: Adjudication[];
  translations: Record<string, Partial<ClaimWords>>;
  /** For each citation the sources that it rests on, itself first. */
  chains: Credit[][];
  /** The sources in which the chains end. */
  origins: string[];
  /** The symbol's code, with the identity of the actor. */
  symbol: string | null;
  /** The layers that it needs besides its own; only arcs need any. */
  needs: string[];
}

/** A claim's whole record. `index` is its row. */
export interface Claim extends ClaimFields, Shape {
  index: number;
}

// ---- columns ----

/** A number for each row: its value's place among the values of the column. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A table with 1 for every row that is in it, and 0 for every other. */
export type Mask = Uint8Array<ArrayBuffer>;

/** Rows by number, in the file's order. */
export type Rows = ArrayLike<number> & Iterable<number>;

/** A column of few different values: row i has `values[codes[i]]`. */
export interface Dictionary<T> {
  values: T[];
  codes: Codes;
  at(row: number): T;
}

/** A column of texts that mostly differ: all of them one after the other, and where each ends (UTF-16 units). */
export interface RunningText {
  all: string;
  ends: Uint32Array;
  at(row: number): string;
}

/** A column of numbers. */
export interface Numbers {
  at(row: number): number;
}

/** A column of texts, in whichever form is smaller. */
export type Texts = Dictionary<string> | RunningText;

/** The names of the columns that may be running text. */
export type TextColumn = "id" | "label" | "statement" | "coded_by" | "coded_on";

/** The columns of the claims by name; longitude and latitude (degrees) where any claim is a point. */
export type Columns =
  & { [Name in Exclude<keyof ClaimFields, TextColumn>]: Dictionary<ClaimFields[Name]> }
  & { [Name in TextColumn]: Texts }
  & { shape: Dictionary<Shape>; lon?: Numbers; lat?: Numbers };

/** The columns that are dictionaries. */
export type DictionaryName = Exclude<keyof Columns, TextColumn | "lon" | "lat">;

/** The value of a row in a column. */
export type ValueOf<Name extends DictionaryName> = Columns[Name]["values"][number];

/** The claims as a table. */
export interface Table {
  count: number;
  columns: Columns;
  /** The whole record of a row. */
  row(index: number): Claim;
}

// ---- the payload ----

/** The document that comes with the page, unpacked. */
export interface Payload {
  format: number;
  /** Steps in a degree of the encoded lines and rings. */
  scale: number;
  digest: string;
  /** The line at the top and bottom of a briefing and of paper, by language. */
  marking: Record<string, string>;
  /** As-of dates as date-time groups: the theatre's by "", those of collections by id. */
  groups: Record<string, string>;
  theatre: Theatre;
  collections: Collection[];
  scenes: Scene[];
  /** The claims (ids) whose quantities are drawn together, one list for each chart. */
  charts: string[][];
  layers: Layer[];
  actors: Actor[];
  kinds: Kind[];
  words: { assertions: AssertionWord[]; precisions: PrecisionWord[] };
  /** Symbols by their code of 20 digits. */
  symbols: Record<string, Drawing>;
  sources: Source[];
  /** The ids of the places that are drawn below everything else. */
  basemap: string[];
  /** The borders and coasts that places are made of, numbered through all groups. */
  arcs: Arcs[];
  /**
   * What a theatre has drawn otherwise than de facto, arcs by number, and whose view each outline is. A disputed line
   * stands for those that are `lined`.
   */
  borders?: { notes: Noted[]; joined: number[]; lined: number[]; apart: number[] };
  /** The names of the basemap besides those of places, in the order in which they may choose their place. */
  labels: Label[];
  /** How near the map goes (zoom). */
  closest: number;
  places: Record<string, Place>;
  claims: Table;
  /** How many events of feeds there are where, if a file with counts was given. */
  counts?: Counts;
  /** What is in the file of map tiles beside the page, if there is one. */
  tiles?: Tiled;
  /** A finer basemap, if the page has one. */
  underlay?: Underlay;
}

/** What a file of map tiles says of itself, and its address from the page. */
export interface Tiled {
  of: "claims" | "events";
  url: string;
  title: string;
  digest: string;
  leaf: number;
  side: number;
  layers: { id: string; label: string; colour: string | null; points: number }[];
  areas: { n: number; places: number; most: { name: string; n: number }[] };
  elsewhere: number;
  beyond: number;
}

/** A place in which events were counted: how many, the most frequent kinds, and where its number stands. */
export interface CountedPlace extends Translated<{ name: string }> {
  id: string;
  name: string;
  kind: Place["kind"];
  at: Position;
  n: number;
  kinds: [kind: string, n: number][];
}

/** Events of feeds, counted and claimed by nobody: those of most events first. */
export interface Counts {
  digest: string;
  /** The options that chose what was counted, as they are typed; empty if it is all. */
  asks: string;
  /** The titles of the feeds. */
  feeds: string[];
  events: number;
  /** How many of them are nowhere on the map. */
  nowhere: number;
  since: PartialDate | null;
  until: PartialDate | null;
  places: CountedPlace[];
}

/** Records by id. A look-up of an id that another record names always finds it: the theatre was checked. */
export interface ById<T> {
  has(id: unknown): boolean;
  get(id: string): T;
}

/** The payload with its look-ups, as data/claims.js makes them. */
export interface Data extends Payload {
  columns: Columns;
  /** The number of claims. */
  count: number;
  layer: ById<Layer>;
  actor: ById<Actor>;
  kind: ById<Kind>;
  source: ById<Source>;
  scene: { has(id: unknown): boolean; get(id: string | null): Scene | undefined };
  assertion: ById<AssertionWord>;
  /** The claim in a row. */
  claim(row: number): Claim;
  byId: { has(id: unknown): boolean; get(id: string | null): Claim | undefined };
  /** The rows whose value in a column passes the test. */
  rows<Name extends DictionaryName>(name: Name, test: (value: ValueOf<Name>) => boolean): number[];
  /** The rows that are drawn with that mark. */
  marked(mark: Mark): number[];
  /** Whether there are so many points that they are dots on a canvas. */
  dotted: boolean;
  /** Whether a claim is a dot on the canvas. */
  isDot(claim: Claim): boolean;
  /** The claims that need another layer beside their own. */
  needing: Claim[];
  /** The shapes of places and claims. */
  shapes: ReturnType<typeof createShapes>;
  /** The relations that other claims have to this one. */
  linksTo(id: string): [RelationName, string][];
  /** The named sources that claims (rows) cite or rest on, and the origins those come down to. */
  resting(rows: Rows): { named: Set<string>; origins: Set<string> };
  /** The rows that have all the words, or null where there are no words. */
  search(words: string): Mask | null;
}

// ---- the state ----

export type Theme = "light" | "dark" | "print";
export type Symbols = "nationality" | "2525";
export type Coordinates = "degrees" | "dms" | "mgrs";
/** How the as-of date is written: as a date, or in the form of a date-time group. */
export type Dates = "date" | "dtg";
export type Graticule = "on" | "off";
/** What says what is claimed of a place on the map: cards and marks, or marks with the numbers of the list. */
export type Density = "cards" | "marks";
/** The dates that a date goes by: those of the reports, or of what is reported. */
export type Timeline = "reported" | "event";

/** Which claims of the visible layers are shown: the values of data/filters.js; no ids and no words leave all. */
export type Filters = FilterValues;

/** What the reader has chosen, apart from where the map stands. */
export interface Choices {
  /** The layers that are on, in the theatre's order. */
  layers: string[];
  /** The claim whose record is open. */
  select: string | null;
  /** Null for the browser's. */
  theme: Theme | null;
  symbols: Symbols;
  coordinates: Coordinates;
  graticule: Graticule;
  dates: Dates;
  /** Null for cards where the window has room for them. */
  density: Density | null;
  scene: string | null;
  filters: Filters;
  /** Claims of later dates are hidden. */
  until: PartialDate | null;
  timeline: Timeline;
  /** Null for the browser's. */
  language: string | null;
  /** Whether the map fills the window. */
  brief: boolean;
}

/** What the reader has chosen, as it travels to Python and into links. */
export interface State extends Choices {
  view: View;
}

/** The choice of what is printed: `limit` is the most claims. */
export interface Sheet {
  root: HTMLElement;
  draw(): void;
  limit(): number;
}

/**
 * What is printed; what copies a link to what is shown; and of a snapshot its code for another page, and the window of
 * the presenter.
 */
export interface Actions {
  sheet: Sheet;
  copyLink: () => void;
  copyCode: (() => void) | null;
  copyPicture: () => void;
  present: (() => void) | null;
  /** Show the events behind the counts of places; null where the host cannot. */
  events: ((places: string[]) => void) | null;
}

/** How things look. */
export type Look = Pick<
  Choices,
  "theme" | "symbols" | "coordinates" | "graticule" | "dates" | "density" | "language" | "brief"
>;

/** The one copy of what the reader has chosen; all that is drawn follows it. */
export interface Store {
  readonly layers: string[];
  readonly select: string | null;
  readonly theme: Theme;
  readonly symbols: Symbols;
  readonly coordinates: Coordinates;
  readonly graticule: Graticule;
  readonly dates: Dates;
  readonly density: Density;
  readonly language: string | null;
  readonly brief: boolean;
  readonly until: PartialDate | null;
  /** The timeline that holds: the other one, where the theatre has no date on the one that was chosen. */
  readonly timeline: Timeline;
  readonly filters: Filters;
  readonly scene: Scene | null;
  readonly state: Choices;
  /** What is visible, as a word: equal words, equal rows. */
  readonly contents: string;
  /** The rows of the visible claims, in the file's order. */
  readonly visible: Uint32Array;
  /** Whether any filter is on. */
  readonly filtered: boolean;
  /** Whether a filter or the date is on. */
  readonly narrowed: boolean;
  isOn(layer: string): boolean;
  isVisible(row: number): boolean;
  /** Whether the scene speaks of that claim. */
  isMarked(claim: string): boolean;
  /** The visible rows, a new table after each change; without the filters or the date if false. */
  table(filtered?: boolean, dated?: boolean): Mask;
  /** The rows of the visible claims that are drawn with that mark. */
  rowsMarked(mark: Mark): number[];
  /** The same as claims: for marks of which there are few. */
  marked(mark: Mark): Claim[];
  /** The values of a column that occur among the visible claims. */
  present<Name extends DictionaryName>(name: Name): Set<ValueOf<Name>>;
  style(look: Partial<Look>): void;
  toggle(layer: string): void;
  switchAll(layers: string[], on: boolean): void;
  filter(some: Partial<Filters>): void;
  asOf(date: PartialDate | null): void;
  goBy(timeline: Timeline): void;
  clear(): void;
  stage(scene: string | null): void;
  choose(claim: string | null): void;
  /** Takes the claims that are chosen, while something wants them in place of their evidence. */
  picker: ((claim: Claim) => void) | null;
  load(state: Choices): void;
  listen(listener: (store: Store) => void): void;
  /** Let everybody draw again, without a change. */
  tell(): void;
  /** Lay out anew what stands on the map. Set once by shell/page.js. */
  moved(): void;
}

// ---- the page ----

/** A rectangle in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A child of an element: strings become text nodes; null, undefined and false are left out. */
export type Child = Leaf | readonly Leaf[];
export type Leaf = Node | string | number | null | undefined | false;

/** Attributes of an element: true for an empty one, nothing to leave it out; `on` holds listeners by event. */
// deno-lint-ignore no-explicit-any -- a listener names the event that it is for
export type Attributes = Record<string, any> & { on?: Record<string, (event: any) => unknown> };

/** The parts of the frame around the map (shell/frame.js). */
export interface Parts {
  root: HTMLElement;
  head: HTMLElement;
  /** The line at the top and at the bottom of a briefing. */
  markings: HTMLElement[];
  stage: HTMLElement;
  map: HTMLElement;
  legend: HTMLElement;
  /** The list of what a scene speaks of and has no card. */
  numbered: HTMLElement;
  evidence: HTMLElement;
  find: HTMLElement;
  /** The panels that lie over the map. */
  panels: HTMLElement[];
  caption: HTMLElement;
  tools: HTMLElement;
  narrowed: HTMLElement;
  measure: HTMLElement;
  time: HTMLElement;
  foot: HTMLElement;
  print: HTMLElement;
  /** What a screen reader says as it changes. */
  live: HTMLElement;
  notice: HTMLElement;
}
