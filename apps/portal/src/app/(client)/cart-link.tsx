import { currentCart } from "../../access/cart.ts";
import { words } from "../../messages/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";

/** The way to the cart, where there is something in it. */
export async function CartLink() {
  const [{ lines }, { t }] = await Promise.all([currentCart(), words()]);
  if (lines.length === 0) return null;
  const label = t("shop.cart.link", { count: lines.length });
  return (
    <LinkButton kind="quiet" size="small" href="/cart" icon={<Icon name="cart" />} label={label}>
      <span className="num">{lines.length}</span>
    </LinkButton>
  );
}
