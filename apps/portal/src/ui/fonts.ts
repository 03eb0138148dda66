import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";

/** For `<html className={fontClass}>`: sets the two variables that the tokens name first in their font stacks. */
export const fontClass = `${GeistSans.variable} ${GeistMono.variable}`;
