import { ForbiddenWords } from "../forbidden-words.tsx";

/** Inside the frame, which has the page's main part already. */
export default ForbiddenWords;
