import { NotFoundWords } from "../not-found-words.tsx";

/** Inside the frame, which has the page's main part already. */
export default NotFoundWords;
