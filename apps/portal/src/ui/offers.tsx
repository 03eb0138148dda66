import type { ReactElement, ReactNode } from "react";

export interface Offer {
  key: string | number;
  name: string;
  /** A Tag: what is chosen most. */
  mark?: ReactNode;
  /** One line of what it is. */
  tagline?: ReactNode;
  price: ReactNode;
  /** Small print below the price. */
  priceNote?: ReactNode;
  lines: string[];
  /** One LinkButton. */
  action: ReactNode;
}

/** What can be bought, beside one another. */
export function Offers({ offers }: { offers: Offer[] }): ReactElement {
  return (
    <ul className="offers">
      {offers.map((offer) => (
        <li key={offer.key} className="offer">
          <div className="offer-head">
            <h3>
              <bdi>{offer.name}</bdi>
            </h3>
            {offer.mark}
          </div>
          {offer.tagline && (
            <p>
              <bdi>{offer.tagline}</bdi>
            </p>
          )}
          <p className="offer-price">
            {offer.price}
            {offer.priceNote && <small className="muted">{offer.priceNote}</small>}
          </p>
          <OfferLines lines={offer.lines} />
          {offer.action}
        </li>
      ))}
    </ul>
  );
}

/** What is in an offer, one thing a line. */
export function OfferLines({ lines }: { lines: string[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <ul className="offer-lines">
      {lines.map((line) => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  );
}
