import { __iconData as activity } from "lucide-react/icons/activity";
import { __iconData as arrowLeftRight } from "lucide-react/icons/arrow-left-right";
import { __iconData as arrowRight } from "lucide-react/icons/arrow-right";
import { __iconData as ban } from "lucide-react/icons/ban";
import { __iconData as bookOpen } from "lucide-react/icons/book-open";
import { __iconData as building2 } from "lucide-react/icons/building-complex";
import { __iconData as calendar } from "lucide-react/icons/calendar";
import { __iconData as chartColumn } from "lucide-react/icons/chart-column";
import { __iconData as check } from "lucide-react/icons/check";
import { __iconData as chevronDown } from "lucide-react/icons/chevron-down";
import { __iconData as chevronLeft } from "lucide-react/icons/chevron-left";
import { __iconData as chevronRight } from "lucide-react/icons/chevron-right";
import { __iconData as chevronUp } from "lucide-react/icons/chevron-up";
import { __iconData as circleQuestionMark } from "lucide-react/icons/circle-question-mark";
import { __iconData as clipboardCheck } from "lucide-react/icons/clipboard-check";
import { __iconData as clock } from "lucide-react/icons/clock";
import { __iconData as code } from "lucide-react/icons/code";
import { __iconData as columns3 } from "lucide-react/icons/columns-3";
import { __iconData as contrast } from "lucide-react/icons/contrast";
import { __iconData as copy } from "lucide-react/icons/copy";
import { __iconData as creditCard } from "lucide-react/icons/credit-card";
import { __iconData as database } from "lucide-react/icons/database";
import { __iconData as download } from "lucide-react/icons/download";
import { __iconData as ellipsis } from "lucide-react/icons/ellipsis";
import { __iconData as externalLink } from "lucide-react/icons/external-link";
import { __iconData as eye } from "lucide-react/icons/eye";
import { __iconData as eyeOff } from "lucide-react/icons/eye-off";
import { __iconData as file } from "lucide-react/icons/file";
import { __iconData as fileText } from "lucide-react/icons/file-text";
import { __iconData as flag } from "lucide-react/icons/flag";
import { __iconData as globe } from "lucide-react/icons/globe";
import { __iconData as hardDrive } from "lucide-react/icons/hard-drive";
import { __iconData as house } from "lucide-react/icons/house";
import { __iconData as inbox } from "lucide-react/icons/inbox";
import { __iconData as info } from "lucide-react/icons/info";
import { __iconData as keyRound } from "lucide-react/icons/key-round";
import { __iconData as landmark } from "lucide-react/icons/landmark";
import { __iconData as languages } from "lucide-react/icons/languages";
import { __iconData as bold } from "lucide-react/icons/letter-b";
import { __iconData as link } from "lucide-react/icons/link";
import { __iconData as list } from "lucide-react/icons/list";
import { __iconData as listFilter } from "lucide-react/icons/list-filter";
import { __iconData as lock } from "lucide-react/icons/lock";
import { __iconData as logIn } from "lucide-react/icons/log-in";
import { __iconData as logOut } from "lucide-react/icons/log-out";
import { __iconData as mail } from "lucide-react/icons/mail";
import { __iconData as mapPin } from "lucide-react/icons/map-pin";
import { __iconData as megaphone } from "lucide-react/icons/megaphone";
import { __iconData as merge } from "lucide-react/icons/merge";
import { __iconData as messageSquare } from "lucide-react/icons/message-square";
import { __iconData as network } from "lucide-react/icons/network";
import { __iconData as paperclip } from "lucide-react/icons/paperclip";
import { __iconData as pause } from "lucide-react/icons/pause";
import { __iconData as pencil } from "lucide-react/icons/pencil";
import { __iconData as phone } from "lucide-react/icons/phone";
import { __iconData as play } from "lucide-react/icons/play";
import { __iconData as plus } from "lucide-react/icons/plus";
import { __iconData as printer } from "lucide-react/icons/printer";
import { __iconData as puzzle } from "lucide-react/icons/puzzle";
import { __iconData as receiptText } from "lucide-react/icons/receipt-text";
import { __iconData as history } from "lucide-react/icons/rotate-ccw-clock";
import { __iconData as rotateCw } from "lucide-react/icons/rotate-cw";
import { __iconData as search } from "lucide-react/icons/search";
import { __iconData as send } from "lucide-react/icons/send";
import { __iconData as server } from "lucide-react/icons/server";
import { __iconData as settings } from "lucide-react/icons/settings";
import { __iconData as shieldCheck } from "lucide-react/icons/shield-check";
import { __iconData as shoppingBag } from "lucide-react/icons/shopping-bag";
import { __iconData as shoppingCart } from "lucide-react/icons/shopping-cart";
import { __iconData as smartphone } from "lucide-react/icons/smartphone";
import { __iconData as star } from "lucide-react/icons/star";
import { __iconData as stickyNote } from "lucide-react/icons/sticky-note";
import { __iconData as tag } from "lucide-react/icons/tag";
import { __iconData as trash2 } from "lucide-react/icons/trash";
import { __iconData as triangleAlert } from "lucide-react/icons/triangle-exclamation-point";
import { __iconData as undo2 } from "lucide-react/icons/undo-2";
import { __iconData as upload } from "lucide-react/icons/upload";
import { __iconData as user } from "lucide-react/icons/user";
import { __iconData as users } from "lucide-react/icons/users";
import { __iconData as wallet } from "lucide-react/icons/wallet";
import { __iconData as x } from "lucide-react/icons/x";
import type { ReactElement } from "react";
import { Glyph, type GlyphData } from "./glyph.tsx";

export const icons = {
  activity,
  addon: puzzle,
  alert: triangleAlert,
  arrow: arrowRight,
  attach: paperclip,
  bank: landmark,
  billing: receiptText,
  block: ban,
  bold,
  book: bookOpen,
  calendar,
  card: creditCard,
  cart: shoppingCart,
  chart: chartColumn,
  check,
  clients: users,
  clock,
  close: x,
  code,
  columns: columns3,
  company: building2,
  copy,
  database,
  device: smartphone,
  disk: hardDrive,
  domains: globe,
  down: chevronDown,
  download,
  edit: pencil,
  external: externalLink,
  file,
  filter: listFilter,
  flag,
  help: circleQuestionMark,
  hide: eyeOff,
  history,
  inbox,
  info,
  key: keyRound,
  language: languages,
  link,
  list,
  lock,
  mail,
  merge,
  more: ellipsis,
  network,
  news: megaphone,
  next: chevronRight,
  note: stickyNote,
  orders: clipboardCheck,
  overview: house,
  pause,
  phone,
  place: mapPin,
  play,
  plus,
  previous: chevronLeft,
  print: printer,
  quote: fileText,
  renew: rotateCw,
  search,
  send,
  services: server,
  settings,
  shield: shieldCheck,
  shop: shoppingBag,
  show: eye,
  signIn: logIn,
  signOut: logOut,
  star,
  support: messageSquare,
  tag,
  theme: contrast,
  transfer: arrowLeftRight,
  trash: trash2,
  undo: undo2,
  up: chevronUp,
  upload,
  user,
  wallet,
} as const satisfies Record<string, GlyphData>;

export type IconName = keyof typeof icons;

export interface IconProps {
  name: IconName;
  /** 16 px instead of 18. */
  small?: boolean | undefined;
}

/** The drawings that point along the line of reading. */
const directional: ReadonlySet<IconName> = new Set([
  "previous",
  "next",
  "arrow",
  "signIn",
  "signOut",
  "external",
  "undo",
]);

/** An icon by its meaning. For server files: it knows every drawing, so a client file imports Glyph instead. */
export function Icon({ name, small }: IconProps): ReactElement {
  return <Glyph data={icons[name]} small={small} flip={directional.has(name)} />;
}
