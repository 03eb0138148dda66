import { pictureNames } from "../../../brand-files.ts";
import { env } from "../../../env.ts";
import { inertPolicy } from "../../../headers/policy.ts";

/** A year: the address has the picture's version in it. */
const FOR_EVER = "public, max-age=31536000, immutable";

/** The company's own logo and icon, for everybody. A picture that is code (SVG) does nothing when it is opened alone. */
export async function GET(_request: Request, { params }: { params: Promise<{ picture: string }> }): Promise<Response> {
  const { picture } = await params;
  const name = pictureNames.find((each) => each === picture);
  const found = name && env().pictures[name];
  if (!found) return new Response("There is no such picture.", { status: 404 });
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "Cache-Control": FOR_EVER,
      "Content-Security-Policy": inertPolicy,
      "Content-Type": found.type,
    },
  });
}
